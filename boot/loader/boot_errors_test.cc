// SPDX-License-Identifier: Apache-2.0
// What the loader finds only at boot, or in a protocol's plan: that each such error can happen.
// (What is in a kernel's file is provoked by image/builder/testing/broken_kernels.cc.)
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "boot/loader/bundle/bundle.h"
#include "boot/loader/bundle/test_bundle.h"
#include "boot/loader/elf/test_kernel.h"
#include "boot/loader/enter/x86_64/processor_starter.h"
#include "boot/loader/error/error_rows.h"
#include "boot/loader/memory/page_tables.h"
#include "boot/loader/memory/test_machine.h"
#include "boot/loader/plan/plan_check.h"
#include "boot/loader/plan/virtual_layout.h"
#include "boot/loader/testing/test_load.h"
#include "boot/protocol/bundled_plan.h"
#include "boot/protocol/slipway/plan.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {
namespace {

using machine::kPageSize;
using testing::kGibibyte;
using testing::kMebibyte;
using testing::TestBundle;
using testing::TestDisk;
using testing::TestKernel;
using testing::TestMachine;
using testing::TestSource;
using enum ErrorCode;

using Bytes = std::vector<std::byte>;
using MaybeError = std::optional<Error>;

constexpr std::uint64_t kTebibyte = 1024 * kGibibyte;

template <typename T>
MaybeError error_of(const Result<T>& result) {
  return result ? std::nullopt : MaybeError(result.error());
}

MemoryMap map_of(std::uint64_t size) {
  MemoryMap map;
  EXPECT_TRUE(map.add(kMebibyte, size, MemoryType::kUsable));
  return map;
}

// Bundles.

// A packed block, and one that is not.
Bytes fit_bundle() {
  TestBundle bundle;
  bundle.begin_file("kernel");
  bundle.add(testing::regular_bytes(5000), Compression::kLz4);
  bundle.add(testing::random_bytes(1000));
  return bundle.bytes();
}

// Opens the bundle and reads all of its kernel; the disk fails at a call, counted from 0.
MaybeError in_bundle(const Bytes& bytes, std::uint64_t memory = kMebibyte,
                     std::size_t failing_call = ~std::size_t{0},
                     const BundleTrust* trust = nullptr) {
  TestDisk disk(bytes);
  disk.fail_at_call(failing_call);
  TestMachine machine(map_of(memory));
  BundlePlace place = testing::place_of(bytes);
  place.trust = trust;
  const auto bundle = open_bundle(
      disk, place,
      {.map = machine.map(), .memory = machine.memory(), .end = TestMachine::kReachableEnd});
  if (!bundle) {
    return bundle.error();
  }
  Bytes contents(bundle->kernel->size());
  return error_of(bundle->kernel->read(0, contents));
}

MaybeError in_spoiled_bundle(void (*spoil)(Bytes& bundle)) {
  Bytes bundle = fit_bundle();
  spoil(bundle);
  testing::seal(bundle);
  return in_bundle(bundle);
}

// By a loader that was signed with `signed_bundle`.
MaybeError in_other_bundle(const Bytes& bytes, const Bytes& signed_bundle) {
  const BundleTrust trust = testing::trust_in(signed_bundle);
  return in_bundle(bytes, kMebibyte, ~std::size_t{0}, &trust);
}

// Memory.

// The fit kernel with a small module, on a machine with as little memory as it takes to be refused
// for this reason.
MaybeError for_want_of_memory(ErrorCode code) {
  for (std::uint64_t pages = 0; pages < 100; ++pages) {
    TestMachine machine(map_of(pages * kPageSize));
    TestSource kernel(TestKernel::fit().file());
    TestSource file(Bytes(1));
    const ModuleFile modules[] = {{"module", &file}};
    const auto loaded = load_on(machine, kernel, {.modules = modules});
    if (loaded) {
      return std::nullopt;
    }
    if (loaded.error().code == code) {
      return loaded.error();
    }
  }
  return std::nullopt;
}

MaybeError in_full_map() {
  MemoryMap map;
  for (std::uint64_t i = 0; i < MemoryMap::kCapacity; ++i) {
    EXPECT_TRUE(map.add(i * 2 * kPageSize, kPageSize, MemoryType::kUsable));
  }
  return error_of(map.add(kGibibyte, kPageSize, MemoryType::kUsable));
}

MaybeError by_mapping_twice() {
  TestMachine machine(map_of(kMebibyte));
  auto tables = PageTables::create(machine.memory(), machine.map(), TestMachine::kReachableEnd, {});
  EXPECT_TRUE(tables->map({0x1000, 0, kPageSize, {}}));
  return error_of(tables->map({0x1000, 0, kPageSize, {}}));
}

MaybeError with_more_memory_than_addresses() {
  const LoadPlan plan = {.stack_size = kPageSize};
  return error_of(choose_virtual_layout({.plan = plan,
                                         .segments = {},
                                         .position_independent = false,
                                         .physical_memory_size = 257 * 512 * kGibibyte,
                                         .framebuffer = {},
                                         .random_seed = 0}));
}

// Wishes, on a machine with memory beyond 1 TiB.
MaybeError on_large_machine(const protocol::KernelRequest& request,
                            const TestKernel& file = TestKernel::fit()) {
  MemoryMap map = TestMachine::pc(16 * kMebibyte);
  EXPECT_TRUE(map.add(kTebibyte, kGibibyte, MemoryType::kUsable));
  TestMachine machine(map);
  TestSource kernel(file.file());
  return error_of(load_on(machine, kernel, {.request = request}));
}

MaybeError in_the_lower_half_of_large_machine() {
  TestKernel kernel = TestKernel::empty();
  kernel.load(kTebibyte, testing::kRx, 16, 16);
  kernel.header.entry = kTebibyte;
  return on_large_machine({.identity_map = true}, kernel);
}

// In whose 512 GiB the page tables are to appear.
MaybeError with_pixels_at(std::uint64_t address) {
  TestMachine machine(TestMachine::pc(16 * kMebibyte));
  TestSource kernel(TestKernel::fit().file());
  return error_of(load_on(machine, kernel,
                          {.request = {.recursive_entry = 2, .identity_map_framebuffer = true},
                           .framebuffer = {.physical_address = address,
                                           .size = 4096,
                                           .width = 32,
                                           .height = 32,
                                           .pitch = 128,
                                           .bits_per_pixel = 32,
                                           .red = {16, 8},
                                           .green = {8, 8},
                                           .blue = {0, 8}}}));
}

// What Slipway's protocol plans for a kernel, changed; the kernel does not matter.
MaybeError in_plan(void (*change)(LoadPlan& plan)) {
  LoadPlan plan = *protocol::plan(protocol::KernelRequest());
  change(plan);
  return error_of(check_plan(plan, {}, {}));
}

// A processor that nothing starts, and a clock that runs.
struct Nobody {
  static void send_init(std::uint32_t) {}
  static void send_startup(std::uint32_t, std::uint8_t) {}
};
struct Clock {
  std::uint32_t now() const { return 0; }
  bool have_passed(std::uint32_t, std::uint32_t) const { return true; }
};

MaybeError with_another_processor(std::optional<Clock> clock) {
  WaitingPlace place = {};
  return error_of(
      ProcessorStarter<Nobody, Clock>(0, clock).start(std::span(&place, 1), [](std::size_t) {}));
}

struct Provocation {
  ErrorCode code;
  MaybeError (*provoke)();
};

constexpr Provocation kProvocations[] = {
    // Wishes.
    {kMemoryMapTooLarge,
     [] { return on_large_machine({.physical_memory_offset = 0xFFFF'FFFF'4000'0000}); }},
    {kRecursiveOverIdentityMap,
     [] { return on_large_machine({.recursive_entry = 2, .identity_map = true}); }},
    {kIdentityMapOverMemory,
     [] { return on_large_machine({.physical_memory_offset = kTebibyte, .identity_map = true}); }},

    {kIdentityMapOverKernel, in_the_lower_half_of_large_machine},
    {kFramebufferTaken, [] { return with_pixels_at(kTebibyte); }},

    // Plans.
    {kPlanEntryState,
     [] { return in_plan([](LoadPlan& plan) { plan.state.mode = EntryMode::kProtected; }); }},
    {kPlanFirmware,
     [] { return in_plan([](LoadPlan& plan) { plan.firmware = Firmware::kStays; }); }},
    {kNoTextMode, [] { return error_of(check_display_of_pixels({.mode = Display::kText})); }},

    // The boot bundle.
    {kReadFailed, [] { return in_bundle(fit_bundle(), kMebibyte, 1); }},
    {kDamaged,
     [] {
       return in_spoiled_bundle(
           [](Bytes& p) { p[testing::block_of(p, 0).stored_offset] ^= std::byte{1}; });
     }},
    {kNotSigned,
     [] {
       Bytes bundle = fit_bundle();
       testing::block_of(bundle, 1).digest[0] ^= 1;
       testing::seal(bundle);
       return in_other_bundle(bundle, bundle);
     }},
    {kNotUnpacked,
     [] {
       return in_spoiled_bundle([](Bytes& p) {
         testing::block_of(p, 0).size += 1;
         testing::file_of(p, 0).size += 1;
       });
     }},
    {kBundleReadFailed, [] { return in_bundle(fit_bundle(), kMebibyte, 0); }},
    {kBundleDamaged,
     [] {
       Bytes bundle = fit_bundle();
       testing::header_of(bundle).block_count += 1;  // and not sealed again
       return in_bundle(bundle);
     }},
    {kBundleNotSigned,
     [] {
       Bytes bundle = fit_bundle();
       testing::block_of(bundle, 1).digest[0] ^= 1;
       testing::seal(bundle);
       return in_other_bundle(bundle, fit_bundle());
     }},
    {kBundleVersion,
     [] { return in_spoiled_bundle([](Bytes& p) { testing::header_of(p).version += 1; }); }},
    {kBundleInvalid,
     [] { return in_spoiled_bundle([](Bytes& p) { testing::header_of(p).file_count = 0; }); }},
    {kUnknownProtocol,
     [] { return error_of(protocol::bundled_plan({.name = 1, .plan = {}, .answer = {}}, {})); }},
    {kNoMemoryForBundle, [] { return in_bundle(fit_bundle(), kPageSize); }},

    // Memory.
    {kNoMemoryForProgramHeaders, [] { return for_want_of_memory(kNoMemoryForProgramHeaders); }},
    {kNoMemoryForSegment, [] { return for_want_of_memory(kNoMemoryForSegment); }},
    {kNoMemoryForStack, [] { return for_want_of_memory(kNoMemoryForStack); }},
    {kNoMemoryForPageTables, [] { return for_want_of_memory(kNoMemoryForPageTables); }},
    {kNoMemoryForModule, [] { return for_want_of_memory(kNoMemoryForModule); }},
    {kNoMemoryForModuleList, [] { return for_want_of_memory(kNoMemoryForModuleList); }},
    {kNoMemoryForBootInfo, [] { return for_want_of_memory(kNoMemoryForBootInfo); }},
    {kNoMemoryForHandoffPage, [] { return for_want_of_memory(kNoMemoryForHandoffPage); }},
    {kProcessorDead, [] { return with_another_processor(Clock()); }},
    {kNoProcessorTimer, [] { return with_another_processor(std::nullopt); }},
    {kNoMemory,
     [] { return error_of(MemoryMap().allocate({.size = kPageSize}, MemoryType::kLoader)); }},
    {kMemoryMapFull, in_full_map},
    {kNotUsable, [] { return error_of(MemoryMap().reserve(0, kPageSize, MemoryType::kLoader)); }},
    {kNoVirtualSpace, with_more_memory_than_addresses},
    {kAlreadyMapped, by_mapping_twice},
};

class BootErrorTest : public ::testing::TestWithParam<ErrorRow> {};

TEST_P(BootErrorTest, CanHappen) {
  const auto* const provocation =
      std::ranges::find(kProvocations, GetParam().code, &Provocation::code);
  if (GetParam().found == Found::kAtBuild) {
    EXPECT_EQ(provocation, std::end(kProvocations)) << "a kernel's file provokes it";
    return;
  }
  ASSERT_NE(provocation, std::end(kProvocations)) << "nothing here provokes it";
  const MaybeError error = provocation->provoke();
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Each, BootErrorTest, ::testing::ValuesIn(kErrorRows),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace slipway::loader
