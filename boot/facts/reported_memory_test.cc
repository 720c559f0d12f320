// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/reported_memory.h"

#include <gtest/gtest.h>

#include <vector>

#include "slipway/machine/numbers/units.h"

namespace slipway::facts {
namespace {

using enum loader::MemoryType;

using machine::kGibibyte;
using machine::kMebibyte;

std::vector<loader::MemoryRegion> regions_of(const ReportedMemory& entry,
                                             const MemoryFacts& known) {
  loader::MemoryMap map;
  EXPECT_TRUE(add_reported(map, entry, known));
  return {map.regions().begin(), map.regions().end()};
}

TEST(ReportedMemory, IsCutOffWhereTheProcessorEnds) {
  const MemoryFacts known = {.physical_address_end = 64 * kGibibyte};
  for (const std::uint64_t size : {2 * kGibibyte, ~std::uint64_t{0}}) {
    const auto regions = regions_of({63 * kGibibyte, size, kUsable}, known);
    ASSERT_EQ(regions.size(), 1u);
    EXPECT_EQ(regions[0].start, 63 * kGibibyte);
    EXPECT_EQ(regions[0].end(), 64 * kGibibyte);
  }
  EXPECT_TRUE(regions_of({64 * kGibibyte, kGibibyte, kUsable}, known).empty());
  EXPECT_TRUE(regions_of({~std::uint64_t{0}, 1, kUsable}, known).empty());
}

TEST(ReportedMemory, ReservedMemoryWithAcpiTablesCanBeRead) {
  const ReportedMemory entry = {127 * kMebibyte, kMebibyte, kReserved};
  for (const std::uint64_t table : {127 * kMebibyte, 128 * kMebibyte - 1}) {
    EXPECT_EQ(regions_of(entry, {.tables = {0, table}}).at(0).type, kAcpiNvs);
  }
  for (const std::uint64_t elsewhere : {127 * kMebibyte - 1, 128 * kMebibyte}) {
    EXPECT_EQ(regions_of(entry, {.tables = {elsewhere}}).at(0).type, kReserved);
  }
  EXPECT_EQ(regions_of(entry, {}).at(0).type, kReserved);
  EXPECT_EQ(regions_of({0, kMebibyte, kReserved}, {}).at(0).type, kReserved);
}

TEST(ReportedMemory, OtherTypesStayWhateverTheyHold) {
  for (const loader::MemoryType type : {kUsable, kAcpiReclaimable, kAcpiNvs, kBad}) {
    const ReportedMemory entry = {127 * kMebibyte, kMebibyte, type};
    EXPECT_EQ(regions_of(entry, {.tables = {127 * kMebibyte}}).at(0).type, type);
  }
}

TEST(ReportedMemory, AWindowToDevicesIsNotMemoryWithTables) {
  const ReportedMemory entry = {2 * kGibibyte, kGibibyte, kReserved};
  EXPECT_EQ(regions_of(entry, {.tables = {2 * kGibibyte}}).at(0).type, kReserved);
}

// The first MiB of a map, its holes reserved: it has to be listed from 0 on without a gap.
std::vector<loader::MemoryRegion> without_holes(const std::vector<ReportedMemory>& entries) {
  loader::MemoryMap map;
  for (const ReportedMemory& entry : entries) {
    EXPECT_TRUE(add_reported(map, entry, {}));
  }
  EXPECT_TRUE(reserve_holes(map, kMebibyte));
  std::uint64_t end = 0;
  std::vector<loader::MemoryRegion> low;
  for (const loader::MemoryRegion& region : map.regions()) {
    if (region.start < kMebibyte) {
      EXPECT_EQ(region.start, end);
      end = region.end();
      low.push_back(region);
    }
  }
  EXPECT_GE(end, kMebibyte);
  return low;
}

bool is(const loader::MemoryRegion& region, std::uint64_t start, std::uint64_t end,
        loader::MemoryType type) {
  return region.start == start && region.end() == end && region.type == type;
}

// Entries as machines gave them to Linux, which printed them; the sizes above 1 MiB are shortened.
TEST(ReservedHoles, AreWhereRealMachinesHaveThem) {
  // SeaBIOS 1.13 in QEMU.
  const auto qemu = without_holes({{0, 0x9FC00, kUsable},
                                   {0x9FC00, 0x400, kReserved},
                                   {0xF0000, 0x10000, kReserved},
                                   {kMebibyte, kMebibyte, kUsable}});
  ASSERT_EQ(qemu.size(), 2u);
  EXPECT_TRUE(is(qemu[0], 0, 0x9F000, kUsable));
  EXPECT_TRUE(is(qemu[1], 0x9F000, kMebibyte, kReserved));

  // A PC of 2005: all 640 KiB are usable.
  const auto whole = without_holes(
      {{0, 0xA0000, kUsable}, {0xF0000, 0x10000, kReserved}, {kMebibyte, kMebibyte, kUsable}});
  ASSERT_EQ(whole.size(), 2u);
  EXPECT_TRUE(is(whole[0], 0, 0xA0000, kUsable));
  EXPECT_TRUE(is(whole[1], 0xA0000, kMebibyte, kReserved));

  // A laptop of 2018: a page in the middle that it keeps, and nothing said from 640 KiB on.
  const auto page = without_holes({{0, 0x58000, kUsable},
                                   {0x58000, 0x1000, kReserved},
                                   {0x59000, 0x46000, kUsable},
                                   {0x9F000, 0x1000, kReserved},
                                   {kMebibyte, kMebibyte, kUsable}});
  ASSERT_EQ(page.size(), 4u);
  EXPECT_TRUE(is(page[1], 0x58000, 0x59000, kReserved));
  EXPECT_TRUE(is(page[3], 0x9F000, kMebibyte, kReserved));

  // A virtual machine of 2024 with ACPI tables below the BIOS.
  const auto tables = without_holes({{0, 0x9FC00, kUsable},
                                     {0x9FC00, 0x400, kReserved},
                                     {0xD0000, 0x20000, kAcpiNvs},
                                     {0xF0000, 0x10000, kReserved},
                                     {kMebibyte, kMebibyte, kUsable}});
  ASSERT_EQ(tables.size(), 4u);
  EXPECT_TRUE(is(tables[1], 0x9F000, 0xD0000, kReserved));
  EXPECT_TRUE(is(tables[2], 0xD0000, 0xF0000, kAcpiNvs));
}

TEST(ReservedHoles, AreFoundInOddMaps) {
  // Nothing at all.
  EXPECT_TRUE(is(without_holes({}).at(0), 0, kMebibyte, kReserved));
  // Nothing below 1 MiB, page 0 left out, an entry across the border, parts of pages.
  EXPECT_TRUE(is(without_holes({{kMebibyte, kMebibyte, kUsable}}).at(0), 0, kMebibyte, kReserved));
  EXPECT_TRUE(is(without_holes({{0x1000, 0x9E000, kUsable}}).at(0), 0, 0x1000, kReserved));
  EXPECT_TRUE(is(without_holes({{0xC0000, kMebibyte, kAcpiNvs}}).at(1), 0xC0000,
                 kMebibyte + 0xC0000, kAcpiNvs));
  EXPECT_TRUE(is(without_holes({{0x10, 0x9FC00, kUsable}}).at(0), 0, 0x1000, kReserved));
}

// What is above is none of its business.
TEST(ReservedHoles, EndWithTheFirstMebibyte) {
  loader::MemoryMap map;
  ASSERT_TRUE(map.add(2 * kMebibyte, kMebibyte, kUsable));
  ASSERT_TRUE(reserve_holes(map, kMebibyte));
  ASSERT_EQ(map.regions().size(), 2u);
  EXPECT_TRUE(is(map.regions()[0], 0, kMebibyte, kReserved));
}

TEST(ReservedHoles, NeedRoomInTheMap) {
  loader::MemoryMap map;
  for (std::uint64_t i = 0; i < loader::MemoryMap::kCapacity; ++i) {
    ASSERT_TRUE(map.add(kMebibyte + 2 * i * 0x1000, 0x1000, kUsable));
  }
  EXPECT_FALSE(reserve_holes(map, kMebibyte));
}

}  // namespace
}  // namespace slipway::facts
