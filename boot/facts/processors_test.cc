// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/processors.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "boot/facts/test_tables.h"

namespace slipway::facts {
namespace {

using testing::append;
using testing::Content;
using testing::madt;
using testing::TestTables;

constexpr std::uint64_t kRoot = TestTables::kStart;
constexpr std::uint64_t kMadt = TestTables::kStart + 0x1003;
constexpr std::uint32_t kEnabled = 1;
constexpr std::uint32_t kOnlineCapable = 2;

void append_local_apic(Content& content, std::uint32_t id, std::uint32_t acpi_id,
                       std::uint32_t flags = kEnabled) {
  append(content, 0, 1);
  append(content, 8, 1);
  append(content, acpi_id, 1);
  append(content, id, 1);
  append(content, flags, 4);
}

void append_local_x2apic(Content& content, std::uint32_t id, std::uint32_t acpi_id,
                         std::uint32_t flags = kEnabled) {
  append(content, 9, 1);
  append(content, 16, 1);
  append(content, 0, 2);
  append(content, id, 4);
  append(content, flags, 4);
  append(content, acpi_id, 4);
}

// The tables are in memory that is not for the list.
void keep(TestTables& tables) {
  constexpr std::uint64_t kSize = 0x10'0000;
  EXPECT_TRUE(
      tables.memory().map.reserve(kRoot, kSize, loader::MemoryType::kAcpiReclaimable).has_value());
}

// Number of the local APIC, and ACPI's.
using Ids = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Ids found(const Content& content, std::uint32_t own_id = 0) {
  TestTables tables;
  tables.put(kMadt, "APIC", content);
  tables.put_xsdt(kRoot, {kMadt});
  keep(tables);
  Ids ids;
  for (const auto& processor : find_processors(kRoot, own_id, tables.memory()).value()) {
    ids.emplace_back(processor.hardware_id, processor.acpi_id);
  }
  return ids;
}

TEST(Processors, BeginWithTheOneThatBoots) {
  Content content = madt();
  append_local_apic(content, 0, 10);
  append_local_apic(content, 2, 11);
  append_local_apic(content, 4, 12);
  EXPECT_EQ(found(content), (Ids{{0, 10}, {2, 11}, {4, 12}}));
  EXPECT_EQ(found(content, 4), (Ids{{4, 12}, {0, 10}, {2, 11}}));
}

TEST(Processors, MayHaveLargeNumbers) {
  Content content = madt();
  append_local_apic(content, 0, 0);
  for (std::uint32_t id = 1; id < 400; ++id) {
    append_local_x2apic(content, id, id + 1000);
  }
  const Ids ids = found(content);
  ASSERT_EQ(ids.size(), 400u);
  EXPECT_EQ(ids[399], std::pair(399u, 1399u));
}

TEST(Processors, AreThoseThatAreEnabled) {
  Content content = madt();
  append_local_apic(content, 0, 0);
  append_local_apic(content, 1, 1, 0);
  append_local_apic(content, 2, 2, kOnlineCapable);
  append_local_x2apic(content, 300, 3, 0);
  append_local_apic(content, 3, 4);
  EXPECT_EQ(found(content), (Ids{{0, 0}, {3, 4}}));
}

TEST(Processors, AreNotAllOfThem) {
  Content content = madt();
  append_local_apic(content, 0, 0);
  append_local_apic(content, 0xFF, 1);
  append_local_x2apic(content, 0xFFFF'FFFF, 2);
  append_local_x2apic(content, 0xFF, 3);
  EXPECT_EQ(found(content), (Ids{{0, 0}, {0xFF, 3}}));
}

// Firmware lists one as both kinds of structure.
TEST(Processors, AreListedOnce) {
  Content content = madt();
  append_local_apic(content, 0, 0);
  append_local_apic(content, 1, 1);
  append_local_x2apic(content, 1, 1);
  append_local_x2apic(content, 0, 0);
  EXPECT_EQ(found(content), (Ids{{0, 0}, {1, 1}}));
}

TEST(Processors, AreOneWithoutATable) {
  TestTables tables;
  const auto alone = find_processors(0, 7, tables.memory()).value();
  ASSERT_EQ(alone.size(), 1u);
  EXPECT_EQ(alone[0].hardware_id, 7u);
  Content cut = madt();
  append_local_apic(cut, 1, 1);
  cut.resize(cut.size() - 1);
  EXPECT_EQ(found(cut), (Ids{{0, 0}}));
}

}  // namespace
}  // namespace slipway::facts
