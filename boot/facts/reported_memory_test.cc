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
    EXPECT_EQ(regions_of(entry, {.acpi_root_table = table}).at(0).type, kAcpiNvs);
  }
  for (const std::uint64_t elsewhere : {127 * kMebibyte - 1, 128 * kMebibyte}) {
    EXPECT_EQ(regions_of(entry, {.acpi_root_table = elsewhere}).at(0).type, kReserved);
  }
  EXPECT_EQ(regions_of(entry, {}).at(0).type, kReserved);
  EXPECT_EQ(regions_of({0, kMebibyte, kReserved}, {}).at(0).type, kReserved);
}

TEST(ReportedMemory, OtherTypesStayWhateverTheyHold) {
  for (const loader::MemoryType type : {kUsable, kAcpiReclaimable, kAcpiNvs, kBad}) {
    const ReportedMemory entry = {127 * kMebibyte, kMebibyte, type};
    EXPECT_EQ(regions_of(entry, {.acpi_root_table = 127 * kMebibyte}).at(0).type, type);
  }
}

TEST(ReportedMemory, AWindowToDevicesIsNotMemoryWithTables) {
  const ReportedMemory entry = {2 * kGibibyte, kGibibyte, kReserved};
  EXPECT_EQ(regions_of(entry, {.acpi_root_table = 2 * kGibibyte}).at(0).type, kReserved);
}

}  // namespace
}  // namespace slipway::facts
