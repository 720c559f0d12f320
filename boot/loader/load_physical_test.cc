// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/load_physical.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "boot/loader/elf/test_kernel.h"
#include "boot/loader/error/message.h"
#include "boot/loader/memory/test_machine.h"
#include "boot/loader/physical_place.h"
#include "boot/loader/testing/test_load.h"
#include "slipway/machine/x86_64/control_registers.h"

namespace slipway::loader {
namespace {

using testing::kGibibyte;
using testing::kMebibyte;
using testing::TestKernel;
using testing::TestMachine;
using testing::TestSource;

constexpr std::uint64_t kMemory = 64 * kMebibyte;

// Two segments, with room between them, that run where they are loaded.
TestKernel kernel_at(std::uint64_t address) {
  TestKernel kernel = TestKernel::empty();
  kernel.load(address, testing::kRx, 0x1234, 0x2000);
  kernel.load(address + 0x10000, testing::kRx, 0x321, 0x5000);
  kernel.header.entry = address + 0x10;
  return kernel;
}

LoadPlan plan_for(TestSource& source) {
  LoadPlan plan = {.kernel = &source};
  plan.state.mode = EntryMode::kProtected;
  plan.state.cr0 = machine::Cr0::kProtectedMode;
  return plan;
}

Result<Placed> load_on(TestMachine& machine, const LoadPlan& plan,
                       FirmwareKind firmware = FirmwareKind::kBios) {
  const MachineFacts facts = {.memory = {.map = machine.map(),
                                         .memory = machine.memory(),
                                         .end = TestMachine::kReachableEnd},
                              .cpu = {},
                              .firmware = firmware,
                              .loader_name = "test"};
  return load_physical(plan, facts);
}

std::string refusal(TestMachine& machine, const LoadPlan& plan,
                    FirmwareKind firmware = FirmwareKind::kBios) {
  const auto placed = load_on(machine, plan, firmware);
  Message sentence;
  if (!placed) {
    describe(placed.error(), sentence);
  }
  return std::string(sentence.text());
}

// What the copies leave behind is the kernel, and they come from elsewhere.
void expect_copies(const TestMachine& machine, const TestSource& source, const Placed& placed,
                   std::uint64_t distance) {
  ASSERT_EQ(placed.physical.copies.size(), placed.segments.size());
  std::size_t nth = 0;
  for (const Segment& segment : placed.segments.by_offset()) {
    const PhysicalCopy& copy = placed.physical.copies[nth++];
    EXPECT_EQ(copy.destination, segment.virtual_address);
    EXPECT_EQ(copy.size, segment.file_size);
    EXPECT_EQ(copy.size + copy.zeroes, segment.memory_size);
    EXPECT_TRUE(std::ranges::equal(machine.memory().bytes(copy.source, copy.size),
                                   source.file().subspan(segment.file_offset, copy.size)));
    for (const Segment& other : placed.segments.by_address()) {
      EXPECT_TRUE(copy.source + copy.size <= other.virtual_address ||
                  copy.source > other.last_byte());
    }
  }
  EXPECT_EQ(placed.physical.start, 2 * kMebibyte + distance);
  EXPECT_EQ(placed.entry, 2 * kMebibyte + distance + 0x10);
}

TEST(LoadPhysical, LeavesTheKernelsPlaceToTheEnd) {
  TestMachine machine(TestMachine::pc(kMemory));
  TestSource source(kernel_at(2 * kMebibyte).file());
  const auto placed = load_on(machine, plan_for(source));
  ASSERT_TRUE(placed.has_value());
  expect_copies(machine, source, *placed, 0);
  EXPECT_EQ(*machine.memory().at(2 * kMebibyte), testing::kDirt);
}

TEST(LoadPhysical, PutsWhatIsBesideTheKernelHigh) {
  TestMachine machine(TestMachine::pc(kMemory));
  TestSource source(kernel_at(2 * kMebibyte).file());
  TestSource file(std::vector<std::byte>(3 * kMebibyte, std::byte{7}));
  const ModuleFile module = {"module", &file};
  LoadPlan plan = plan_for(source);
  plan.modules = {&module, 1};
  const auto placed = load_on(machine, plan);
  ASSERT_TRUE(placed.has_value());
  constexpr std::uint64_t kHigh = kMemory - 8 * kMebibyte;
  EXPECT_GT(placed->modules.front(), kHigh);
  EXPECT_GT(placed->address_space.handoff_page, kHigh);
  EXPECT_GT(placed->physical.data_start, kHigh);
  EXPECT_GT(placed->physical.copies.front().source, kHigh);
}

// So far reach the page tables with which many kernels begin; modules too.
TEST(LoadPhysical, KeepsWhatIsBesideTheKernelInTheFirstGibibyte) {
  MemoryMap map = TestMachine::pc(kMemory);
  ASSERT_TRUE(map.add(kGibibyte - 16 * kMebibyte, kGibibyte, MemoryType::kUsable));
  TestMachine machine(map);
  TestSource source(kernel_at(2 * kMebibyte).file());
  const LoadPlan plan = plan_for(source);
  const MachineFacts facts = {
      .memory = {.map = machine.map(), .memory = machine.memory(), .end = 2 * kGibibyte},
      .cpu = {},
      .firmware = FirmwareKind::kBios,
      .loader_name = "test"};
  const auto placed = load_physical(plan, facts);
  ASSERT_TRUE(placed.has_value());
  EXPECT_GE(placed->physical.data_start, kGibibyte - 2 * kMebibyte);
  EXPECT_LT(placed->address_space.handoff_page, kGibibyte);
}

TEST(PhysicalPlace, IsBesideTheKernelAsHighAsThereIsRoom) {
  MemoryMap map;
  ASSERT_TRUE(map.add(kMebibyte, kGibibyte, MemoryType::kUsable));
  ASSERT_TRUE(map.add(3 * kGibibyte, 4 * kMebibyte, MemoryType::kUsable));
  EXPECT_EQ(highest_room(map, kMebibyte, kGibibyte), kGibibyte - kMebibyte);
  EXPECT_EQ(highest_room(map, kMebibyte, 4 * kGibibyte), 3 * kGibibyte + 3 * kMebibyte);
  EXPECT_EQ(highest_room(map, 5 * kMebibyte, 4 * kGibibyte), kGibibyte - 4 * kMebibyte);
  EXPECT_EQ(highest_room(map, 2 * kGibibyte, 4 * kGibibyte), 0u);
}

// What UEFI firmware takes for ever while it ends its boot services.
TEST(PhysicalPlace, IsLookedAtAgain) {
  MemoryMap map = TestMachine::pc(kMemory);
  Segment segment = {};
  segment.virtual_address = 2 * kMebibyte;
  segment.memory_size = 0x3000;
  ASSERT_TRUE(map.add(2 * kMebibyte, 0x3000, MemoryType::kKernel));
  EXPECT_TRUE(check_physical_place({&segment, 1}, map, kFreeThen).has_value());
  ASSERT_TRUE(map.add(2 * kMebibyte + 0x2000, 0x1000, MemoryType::kReserved));
  const auto checked = check_physical_place({&segment, 1}, map, kFreeThen);
  ASSERT_FALSE(checked.has_value());
  Message sentence;
  describe(checked.error(), sentence);
  EXPECT_EQ(sentence.text(),
            "kernel: segment 0 belongs at 0x200000 to 0x202fff, where this machine has no free "
            "memory, or not in one piece");
}

TEST(PhysicalPlace, HasRoomInWhatTheFirmwareLeaves) {
  MemoryMap map;
  ASSERT_TRUE(map.add(0, 0x8000, MemoryType::kUsable));
  ASSERT_TRUE(map.add(0x8000, 0x1000, MemoryType::kReserved));
  ASSERT_TRUE(map.add(0x9000, 0x10000, MemoryType::kLoader));
  ASSERT_TRUE(map.add(0x19000, 0x8000, MemoryType::kFreedAtEntry));
  EXPECT_EQ(room_at_entry(map, 0x2000, 0x1000, kMebibyte), 0x1000u);
  EXPECT_EQ(room_at_entry(map, 0x8000, 0x1000, kMebibyte), 0x19000u);
  EXPECT_FALSE(room_at_entry(map, 0x8001, 0x1000, kMebibyte).has_value());
  EXPECT_FALSE(room_at_entry(map, 0x8000, 0x1000, 0x20000).has_value());
}

// As firmware has it: in use until the kernel runs.
TEST(LoadPhysical, TakesMemoryThatIsFreedAtEntry) {
  MemoryMap map = TestMachine::pc(kMemory);
  ASSERT_TRUE(map.add(2 * kMebibyte, kMebibyte, MemoryType::kFreedAtEntry));
  TestMachine machine(map);
  TestSource source(kernel_at(2 * kMebibyte).file());
  const auto placed = load_on(machine, plan_for(source));
  ASSERT_TRUE(placed.has_value());
  expect_copies(machine, source, *placed, 0);
}

TEST(LoadPhysical, RefusesARangeWithoutRoom) {
  TestMachine machine(TestMachine::pc(kMemory));
  TestSource source(kernel_at(2 * kMebibyte).file());
  LoadPlan plan = plan_for(source);
  plan.physical_range = {
      .wanted = true, .start = kGibibyte, .end = 2 * kGibibyte, .alignment = kMebibyte};
  EXPECT_EQ(
      refusal(machine, plan),
      "kernel: it may be loaded to 0x40000000 to 0x7fffffff, at a multiple of 0x100000, where "
      "this machine has no room for it");
}

TEST(LoadPhysical, RefusesAPlaceThatIsNotFree) {
  MemoryMap map = TestMachine::pc(kMemory);
  ASSERT_TRUE(map.add(2 * kMebibyte + 0x12000, 0x1000, MemoryType::kAcpiNvs));
  TestMachine machine(map);
  TestSource source(kernel_at(2 * kMebibyte).file());
  EXPECT_EQ(refusal(machine, plan_for(source)),
            "kernel: segment 1 belongs at 0x210000 to 0x214fff, where this machine has no free "
            "memory, or not in one piece");
  for (const std::uint64_t address : {kMebibyte / 2, kMemory, 4 * kGibibyte - 0x12000}) {
    TestMachine other(TestMachine::pc(kMemory));
    TestSource elsewhere(kernel_at(address).file());
    EXPECT_NE(refusal(other, plan_for(elsewhere)).find("no free memory"), std::string::npos);
  }
}

TEST(LoadPhysical, MovesAKernelThatAllowsIt) {
  MemoryMap map = TestMachine::pc(kMemory);
  ASSERT_TRUE(map.add(2 * kMebibyte, 0x1000, MemoryType::kReserved));
  TestMachine machine(map);
  TestSource source(kernel_at(2 * kMebibyte).file());
  LoadPlan plan = plan_for(source);
  plan.physical_range = {.wanted = true, .start = 0, .end = 32 * kMebibyte, .alignment = kMebibyte};
  const auto placed = load_on(machine, plan);
  ASSERT_TRUE(placed.has_value());
  expect_copies(machine, source, *placed, std::uint64_t{0} - kMebibyte);
}

// In the loader's memory alone: the firmware is at work in its own.
TEST(LoadPhysical, LeavesMemoryToFirmwareThatStays) {
  MemoryMap map = TestMachine::pc(kMemory);
  ASSERT_TRUE(map.add(2 * kMebibyte, 0x1000, MemoryType::kFreedAtEntry));
  TestSource source(kernel_at(2 * kMebibyte).file());
  LoadPlan plan = plan_for(source);
  plan.firmware = Firmware::kStays;
  plan.firmware_entry = 2 * kMebibyte + 0x10;
  TestMachine machine(map);
  EXPECT_EQ(refusal(machine, plan, FirmwareKind::kUefi),
            "kernel: segment 0 belongs at 0x200000 to 0x201fff, where the firmware, whose boot "
            "services the kernel keeps, has no free memory, or not in one piece; a kernel whose "
            "header says where else it may lie is moved");
  plan.physical_range = {.wanted = true, .start = 0, .end = 32 * kMebibyte, .alignment = kMebibyte};
  TestMachine roomy(map);
  const auto placed = load_on(roomy, plan, FirmwareKind::kUefi);
  ASSERT_TRUE(placed.has_value());
  EXPECT_TRUE(placed->physical.beside_firmware);
  EXPECT_EQ(placed->physical.start, kMebibyte);
}

// What the loader has of the kernel's place until then, at 1 MiB its own notes, is no matter.
TEST(LoadPhysical, EntersElsewhereBesideFirmware) {
  TestSource source(kernel_at(kMebibyte).file());
  LoadPlan plan = plan_for(source);
  plan.firmware = Firmware::kStays;
  plan.firmware_entry = kMebibyte + 0x20;
  TestMachine machine(TestMachine::pc(kMemory));
  const auto placed = load_on(machine, plan, FirmwareKind::kUefi);
  ASSERT_TRUE(placed.has_value());
  EXPECT_EQ(placed->entry, kMebibyte + 0x20);
  TestMachine bios(TestMachine::pc(kMemory));
  const auto without = load_on(bios, plan);
  ASSERT_TRUE(without.has_value());
  EXPECT_EQ(without->entry, kMebibyte + 0x10);
  EXPECT_FALSE(without->physical.beside_firmware);
  plan.firmware_entry = kMebibyte + 0x8000;
  TestMachine other(TestMachine::pc(kMemory));
  EXPECT_EQ(refusal(other, plan, FirmwareKind::kUefi),
            "kernel: the entry point 0x108000 is in no segment");
}

TEST(LoadPhysical, MovesAKernelUpFromTheFirmwaresMemory) {
  TestMachine machine(TestMachine::pc(kMemory));
  TestSource source(kernel_at(0x8000).file());
  LoadPlan plan = plan_for(source);
  plan.physical_range = {.wanted = true, .start = 0, .end = 32 * kMebibyte, .alignment = 0x1000};
  const auto placed = load_on(machine, plan);
  ASSERT_TRUE(placed.has_value());
  EXPECT_EQ(placed->physical.start, kMebibyte);
}

TEST(LoadPhysical, RefusesStatesThatItCannotSet) {
  TestMachine machine(TestMachine::pc(kMemory));
  TestSource source(kernel_at(2 * kMebibyte).file());
  LoadPlan plan = plan_for(source);
  plan.state.cr0 |= machine::Cr0::kPaging;
  EXPECT_EQ(refusal(machine, plan),
            "kernel: its protocol starts it in a state that this loader cannot set");
}

TEST(LoadPhysical, PassesOnThatTheDiskCannotBeRead) {
  for (const std::size_t read : {0u, 1u, 2u, 3u}) {
    TestMachine machine(TestMachine::pc(kMemory));
    TestSource source(kernel_at(2 * kMebibyte).file());
    source.fail_at_read(read);
    EXPECT_NE(refusal(machine, plan_for(source)), "") << read;
  }
}

std::uint64_t place_in(const PhysicalRange& range) {
  Segment segment = {};
  segment.virtual_address = 2 * kMebibyte;
  segment.memory_size = 0x3000;
  const auto distance =
      choose_physical_place({&segment, 1}, range, TestMachine::pc(kMemory), kFreeThen);
  return distance ? segment.virtual_address + *distance : 0;
}

TEST(PhysicalPlace, PrefersWhatTheKernelPrefers) {
  using Preference = PhysicalRange::Preference;
  const auto range = [](Preference preference) {
    return PhysicalRange{.wanted = true,
                         .start = 0x180000,
                         .end = 48 * kMebibyte,
                         .alignment = 0x10000,
                         .preference = preference};
  };
  EXPECT_EQ(place_in({}), 2 * kMebibyte);
  EXPECT_EQ(place_in(range(Preference::kNone)), 2 * kMebibyte);
  EXPECT_EQ(place_in(range(Preference::kLowest)), 0x180000u);
  EXPECT_EQ(place_in(range(Preference::kHighest)), 48 * kMebibyte - 0x10000);
}

// A segment may end with the last byte that is free, and not with the one after it.
TEST(PhysicalPlace, EndsWhereMemoryEnds) {
  const MemoryMap map = TestMachine::pc(kMemory);
  Segment segment = {};
  segment.virtual_address = kMemory - 0x2345;
  segment.memory_size = 0x2345;
  EXPECT_TRUE(choose_physical_place({&segment, 1}, {}, map, kFreeThen));
  segment.memory_size += 1;
  EXPECT_FALSE(choose_physical_place({&segment, 1}, {}, map, kFreeThen));
}

// Not where it is linked to, if that is not in its range.
TEST(PhysicalPlace, IsNowhereWhereTheRangeHasNoRoom) {
  EXPECT_EQ(place_in({.wanted = true, .start = kGibibyte, .end = 2 * kGibibyte}), 0u);
}

}  // namespace
}  // namespace slipway::loader
