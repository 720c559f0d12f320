// SPDX-License-Identifier: Apache-2.0
// Where the information goes. What is in it, the kernels of tests/multiboot look at.
#include "boot/protocol/multiboot2/answer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <span>

#include "boot/loader/elf/test_kernel.h"
#include "boot/loader/load_physical.h"
#include "boot/loader/memory/test_machine.h"
#include "boot/loader/testing/test_load.h"
#include "boot/protocol/multiboot2/abi.h"
#include "boot/protocol/multiboot2/plan.h"
#include "boot/protocol/multiboot2/requests.h"

namespace slipway::protocol::multiboot2 {
namespace {

using loader::MemoryMap;
using loader::testing::kMebibyte;
using loader::testing::TestKernel;
using loader::testing::TestMachine;
using loader::testing::TestSource;
using Loader = loader::MemoryType;

constexpr std::uint64_t kEntry = 2 * kMebibyte + 0x10;

class Booted {
 public:
  Booted(const MemoryMap& map, std::uint32_t efi_entry = 0) : machine_(map) {
    TestKernel kernel = TestKernel::empty();
    kernel.load(2 * kMebibyte, loader::testing::kRx, 0x1234, 0x2000);
    kernel.header.entry = kEntry;
    TestSource source(kernel.file());
    Requests requests;
    requests.efi_entry = efi_entry;
    const auto request = std::as_bytes(std::span(&requests, 1));
    auto planned = plan(request);
    planned->kernel = &source;
    planned->request = request;
    const loader::MachineFacts facts = {.memory = {.map = machine_.map(),
                                                   .memory = machine_.memory(),
                                                   .end = TestMachine::kReachableEnd},
                                        .cpu = {},
                                        .firmware = loader::FirmwareKind::kUefi,
                                        .loader_name = "test"};
    const auto answered =
        loader::load_physical(*planned, facts).and_then([&](const loader::Placed& placed) {
          return answer(*planned, facts, placed);
        });
    EXPECT_TRUE(answered.has_value());
    handoff = answered.value_or(loader::Handoff{});
  }

  std::uint64_t address() const { return handoff.registers.rbx; }
  std::uint32_t size_at(std::uint64_t place) const {
    return machine_.memory().at<InformationStart>(place)->size;
  }

  loader::Handoff handoff = {};

 private:
  TestMachine machine_;
};

// As UEFI leaves it: below 1 MiB a page for the loader, and the rest to itself until the kernel
// runs.
MemoryMap uefi_map() {
  MemoryMap map;
  EXPECT_TRUE(map.add(0, 0x1000, Loader::kLoader).has_value());
  EXPECT_TRUE(map.add(0x1000, 0x9E000, Loader::kFreedAtEntry).has_value());
  EXPECT_TRUE(map.add(kMebibyte, 15 * kMebibyte, Loader::kUsable).has_value());
  return map;
}

TEST(Multiboot2Answer, IsBelow1MiBWhereTheLoaderHasMemoryThere) {
  const Booted booted(TestMachine::pc(16 * kMebibyte));
  EXPECT_LT(booted.address(), kMebibyte);
  EXPECT_GT(booted.size_at(booted.address()), 64u);
  EXPECT_EQ(booted.handoff.copies.size(), 1u);
}

TEST(Multiboot2Answer, WaitsWhereTheFirmwareHasThatMemoryUntilThen) {
  const Booted booted(uefi_map());
  EXPECT_EQ(booted.address(), 0x10000u);
  ASSERT_EQ(booted.handoff.copies.size(), 2u) << "the segment and the information";
  const loader::PhysicalCopy& copy = booted.handoff.copies.back();
  EXPECT_EQ(copy.destination, 0x10000u);
  EXPECT_GT(copy.source, 8 * kMebibyte);
  EXPECT_EQ(copy.size, booted.size_at(copy.source));
  EXPECT_EQ(copy.zeroes, 0u);
}

TEST(Multiboot2Answer, IsInTheLoadersMemoryBesideFirmware) {
  const Booted booted(uefi_map(), kEntry);
  EXPECT_GT(booted.address(), 8 * kMebibyte);
  EXPECT_GT(booted.size_at(booted.address()), 64u);
  EXPECT_EQ(booted.handoff.copies.size(), 1u);
}

}  // namespace
}  // namespace slipway::protocol::multiboot2
