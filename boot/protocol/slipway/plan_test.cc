// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/slipway/plan.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "boot/loader/elf/elf.h"
#include "boot/loader/plan/plan_check.h"

namespace slipway::protocol {
namespace {

using loader::KernelHeader;
using loader::Segment;
using enum loader::ErrorCode;

constexpr std::uint64_t kUpperHalf = 0xFFFF'8000'0000'0000;
constexpr std::uint64_t kSlot = std::uint64_t{1} << 39;

std::string sentence(const loader::Error& error) {
  loader::Message message;
  describe(error, message);
  return std::string(message.text());
}

Segment segment(std::uint64_t address, std::uint64_t size, std::uint64_t index = 0) {
  return {.virtual_address = address,
          .memory_size = size,
          .file_offset = 0,
          .file_size = 0,
          .index = index,
          .physical_address = 0,
          .rights = loader::elf::kFlagRead};
}

// Makes a plan of the request and checks it.
loader::Result<void> check(const KernelRequest& request, const KernelHeader& kernel,
                           const std::vector<Segment>& segments) {
  return plan(request).and_then(
      [&](const loader::LoadPlan& plan) { return loader::check_plan(plan, kernel, segments); });
}

// What that says about a kernel of one segment; "" if all can be granted.
std::string refusal(const KernelRequest& request, std::uint64_t address = 0xFFFF'FFFF'8000'0000,
                    bool position_independent = false, std::uint64_t size = 0x3000) {
  const KernelHeader header = {.entry = address,
                               .program_header_offset = 64,
                               .program_header_count = 1,
                               .position_independent = position_independent};
  const std::vector<Segment> segments = {segment(address, size)};
  const auto checked = check(request, header, segments);
  return checked ? "" : sentence(checked.error());
}

std::string refusal_of_movable(const KernelRequest& request, std::uint64_t size = 0x3000) {
  return refusal(request, 0x1000, true, size);
}

TEST(Plan, GrantsTheDefaults) {
  EXPECT_EQ(refusal({}), "");
  EXPECT_EQ(refusal_of_movable({}), "");
}

TEST(Plan, ServesItsVersionsOnly) {
  EXPECT_EQ(refusal({.major_version = 2, .minor_version = 5}),
            "kernel: it was built for protocol 2.5, but this loader speaks 1: build kernel and "
            "image with the same Slipway");
  EXPECT_EQ(refusal({.minor_version = 7, .minimum_minor_version = 3}),
            "kernel: it asks for protocol 1.3, but this loader speaks 1.1: rebuild the image with "
            "a newer Slipway");
  EXPECT_EQ(refusal({.minor_version = 7}), "");
}

TEST(Plan, LimitsTheStack) {
  EXPECT_EQ(refusal({.stack_size = 4096}), "");
  EXPECT_EQ(refusal({.stack_size = 1 << 30}), "");
  EXPECT_EQ(refusal({.stack_size = 0}),
            "kernel: it asks for a stack of 0 bytes: a multiple of 4 KiB can be had, from 4 KiB to "
            "1 GiB");
  EXPECT_NE(refusal({.stack_size = 4097}), "");
  EXPECT_NE(refusal({.stack_size = (1 << 30) + 4096}), "");
}

TEST(Plan, WantsAnAddressForPhysicalMemoryThatLargePagesCanMap) {
  EXPECT_EQ(refusal({.physical_memory_offset = kUpperHalf + kSlot}), "");
  EXPECT_EQ(refusal({.physical_memory_offset = 0x180'0000'0000}), "");
  EXPECT_EQ(refusal({.physical_memory_offset = std::uint64_t{4} << 30}), "");
  EXPECT_EQ(refusal({.physical_memory_offset = kUpperHalf + 0x20'0000}),
            "kernel: it asks for physical memory at 0xffff800000200000: a canonical multiple of 1 "
            "GiB from 4 GiB on can be had");
  EXPECT_NE(refusal({.physical_memory_offset = std::uint64_t{3} << 30}), "");
  EXPECT_NE(refusal({.physical_memory_offset = std::uint64_t{1} << 47}), "");
}

TEST(Plan, KeepsPhysicalMemoryOffTheKernel) {
  EXPECT_EQ(refusal({.physical_memory_offset = 0xFFFF'FFFF'8000'0000}),
            "kernel: it asks for physical memory at 0xffffffff80000000 (1 MiB), but its segment 0 "
            "is there");
  EXPECT_EQ(refusal_of_movable({.physical_memory_offset = 0xFFFF'FFFF'8000'0000}),
            refusal({.physical_memory_offset = 0xFFFF'FFFF'8000'0000}));
  EXPECT_EQ(refusal_of_movable({.physical_memory_offset = 0xFFFF'FFFF'8000'0000,
                                .placement = KernelPlacement::kRandom}),
            "");
}

TEST(Plan, KnowsTheEntriesOfTheRootTable) {
  EXPECT_EQ(refusal({.recursive_entry = 1}), "");
  EXPECT_EQ(refusal({.recursive_entry = 510}), "");
  EXPECT_EQ(refusal({.recursive_entry = kAnyEntry}), "");
  EXPECT_EQ(refusal({.recursive_entry = 512}),
            "kernel: it asks for the recursive entry 512 of the root page table: 1 to 511 can be "
            "had");
  EXPECT_EQ(refusal({.recursive_entry = 511}),
            "kernel: it asks for the recursive entry 511 of the root page table, but its segment 0 "
            "is there");
  EXPECT_EQ(refusal({.physical_memory_offset = kUpperHalf + 44 * kSlot, .recursive_entry = 300}),
            "kernel: it asks for physical memory at 0xffff960000000000 (1 MiB) and for a recursive "
            "entry 300, which overlap");
}

TEST(Plan, WantsTheFirst4GibibytesForAnIdentityMap) {
  EXPECT_EQ(refusal({.identity_map = true}), "");
  EXPECT_EQ(refusal({.identity_map = true}, 0x20'0000),
            "kernel: it asks for an identity map, but its segment 0 is below 4 GiB (0x200000), "
            "where memory is: link it to the upper half");
  EXPECT_NE(refusal({.identity_map = true}, 0xFFFF'F000), "");
  EXPECT_EQ(refusal({.identity_map = true}, 0x1'0000'0000), "");
  EXPECT_EQ(refusal_of_movable({.identity_map = true}), "");
}

TEST(Plan, PlacesWhatCanBePlaced) {
  const KernelRequest at_address = {.placement = KernelPlacement::kAtAddress,
                                    .kernel_address = 0x1987'6540'0000};
  EXPECT_EQ(refusal_of_movable(at_address), "");
  EXPECT_EQ(refusal(at_address),
            "kernel: it asks for an address, but is linked to one: make it position-independent, "
            "or drop .placement");
  EXPECT_EQ(refusal({.placement = KernelPlacement::kRandom}), refusal(at_address));
  EXPECT_EQ(refusal_of_movable({.placement = KernelPlacement{7}}),
            "kernel: it asks for an unknown placement (7)");
  for (const std::uint64_t address :
       {std::uint64_t{0}, std::uint64_t{0x10'0000}, std::uint64_t{1} << 47}) {
    EXPECT_TRUE(
        refusal_of_movable({.placement = KernelPlacement::kAtAddress, .kernel_address = address})
            .ends_with(": a canonical multiple of 2 MiB, but not 0, can be had"));
  }
}

TEST(Plan, SaysWhereAKernelDoesNotFit) {
  EXPECT_EQ(refusal_of_movable({}, (std::uint64_t{2} << 30) - 0x1000), "");
  EXPECT_EQ(refusal_of_movable({}, std::uint64_t{2} << 30),
            "kernel: its 2097156 KiB do not fit at 0xffffffff80000000");
  EXPECT_NE(refusal_of_movable({}, 0xFFFF'FFFF'F000'0000), "");  // around the end, and up again
  EXPECT_NE(refusal_of_movable({.placement = KernelPlacement::kAtAddress,
                                .kernel_address = (std::uint64_t{1} << 47) - 0x20'0000},
                               0x40'0000),
            "");
}

// From the first page to the last: more than half of an address space, and its size wraps.
TEST(Plan, WantsAKernelThatGoesToARandomPlaceToFitIntoTheUpperHalf) {
  const KernelHeader header = {.entry = 0x1000,
                               .program_header_offset = 64,
                               .program_header_count = 2,
                               .position_independent = true};
  const std::vector<Segment> segments = {segment(0x1000, 0x1000),
                                         segment(0xFFFF'FFFF'8000'0000, 0x1000, 1)};
  const auto checked = check({.placement = KernelPlacement::kRandom}, header, segments);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, kKernelDoesNotFit);
}

TEST(Plan, KnowsDisplaysAndWhereTextEnds) {
  EXPECT_EQ(refusal({.display = DisplayMode{4}}),
            "kernel: it asks for an unknown display mode (4)");
  KernelRequest request;
  std::memset(request.command_line, 'x', sizeof(request.command_line));
  EXPECT_EQ(refusal(request),
            "kernel: the command line in its request does not end within 256 bytes");
}

// What came with 1.1 does not surprise a kernel that was built before.
TEST(Plan, CombinesWritesForKernelsThatKnowOfIt) {
  const auto current = plan(KernelRequest{});
  ASSERT_TRUE(current);
  EXPECT_EQ(current->state.page_attributes, 0x0007'0106'0007'0406u);
  EXPECT_EQ(current->framebuffer_kind, loader::MemoryKind::kWriteCombining);
  const auto old = plan(KernelRequest{.minor_version = 0});
  ASSERT_TRUE(old);
  EXPECT_EQ(old->state.page_attributes, 0x0007'0406'0007'0406u);
  EXPECT_EQ(old->framebuffer_kind, loader::MemoryKind::kWriteBack);
  EXPECT_EQ(refusal({.minor_version = 0}), "");
}

TEST(Plan, StartsProcessorsForWhoAsks) {
  EXPECT_EQ(plan(KernelRequest())->other_processors, loader::OtherProcessors::kUnchanged);
  EXPECT_EQ(plan({.processors = true})->other_processors, loader::OtherProcessors::kStarted);
}

TEST(Plan, ReportsAFirstFaultForKernelsThatKnowOfIt) {
  EXPECT_TRUE(plan(KernelRequest())->state.reports_first_fault);
  EXPECT_FALSE(plan({.minor_version = 0})->state.reports_first_fault);
}

TEST(Plan, NeedsAStateThatHasThePixelsKindOfMemory) {
  auto mixed = *plan(KernelRequest{.minor_version = 0});
  mixed.framebuffer_kind = loader::MemoryKind::kWriteCombining;
  EXPECT_EQ(loader::check_plan(mixed, {}, {}).error().code, kPlanEntryState);
}

TEST(Plan, HasNoWritableCode) {
  Segment code = segment(0xFFFF'FFFF'8000'0000, 0x1000, 3);
  code.rights = loader::elf::kFlagRead | loader::elf::kFlagWrite | loader::elf::kFlagExecute;
  const Segment segments[] = {code};
  auto wanted = *plan(KernelRequest());
  const auto refused = loader::check_plan(wanted, {}, segments);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(sentence(refused.error()),
            "kernel: segment 3 is both writable and executable (address 0xffffffff80000000)");
  wanted.writable_code = true;
  EXPECT_TRUE(loader::check_plan(wanted, {}, segments).has_value());
}

// Reading.

std::vector<std::byte> bytes_of(const KernelRequest& request) {
  std::vector<std::byte> bytes(sizeof(request));
  std::memcpy(bytes.data(), &request, sizeof(request));
  return bytes;
}

std::string fault(const std::vector<std::byte>& section) {
  const auto request = read_request(section);
  return request ? "" : sentence(request.error());
}

TEST(ReadRequest, ReadsItsOwnVersion) {
  const auto request =
      read_request(bytes_of({.stack_size = 0x5000, .identity_map = true, .command_line = "a=b"}));
  ASSERT_TRUE(request);
  EXPECT_EQ(request->stack_size, 0x5000u);
  EXPECT_TRUE(request->identity_map);
  EXPECT_STREQ(request->command_line, "a=b");
}

TEST(ReadRequest, FillsInWhatAnOlderKernelLacks) {
  auto bytes = bytes_of({.size = 40, .stack_size = 0x5000, .recursive_entry = 300});
  bytes.resize(40);
  const auto request = read_request(bytes);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->stack_size, 0x5000u);
  EXPECT_EQ(request->recursive_entry, kNoEntry);
  EXPECT_EQ(request->size, sizeof(KernelRequest));
}

TEST(ReadRequest, LeavesOutWhatANewerKernelAdds) {
  auto bytes = bytes_of({.size = sizeof(KernelRequest) + 64, .minor_version = 9});
  bytes.resize(sizeof(KernelRequest) + 64, std::byte{0xFF});
  EXPECT_EQ(fault(bytes), "");
}

TEST(ReadRequest, TakesAnyByteForABool) {
  auto bytes = bytes_of({});
  bytes[offsetof(KernelRequest, identity_map)] = std::byte{0xFE};
  bytes[offsetof(KernelRequest, identity_map_framebuffer)] = std::byte{0xFE};
  EXPECT_TRUE(read_request(bytes)->identity_map);
  EXPECT_TRUE(read_request(bytes)->identity_map_framebuffer);
  bytes[offsetof(KernelRequest, processors)] = std::byte{2};
  EXPECT_TRUE(read_request(bytes)->processors);
}

TEST(ReadRequest, RefusesWhatIsNoRequest) {
  EXPECT_EQ(fault(std::vector<std::byte>(8)), "kernel: its request has 8 bytes and not 336");
  EXPECT_EQ(fault(std::vector<std::byte>(336)),
            "kernel: its request begins with 0x0 and not with the magic number");
  EXPECT_EQ(fault(bytes_of({.size = 344})), "kernel: its request has 336 bytes and not 344");
  EXPECT_NE(fault(bytes_of({.size = 20})), "");
  EXPECT_NE(fault(bytes_of({.size = 301})), "");
  EXPECT_EQ(fault(bytes_of({.major_version = 2})),
            "kernel: it was built for protocol 2.1, but this loader speaks 1: build kernel and "
            "image with the same Slipway");
}

}  // namespace
}  // namespace slipway::protocol
