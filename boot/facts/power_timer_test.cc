// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/power_timer.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>

#include "boot/facts/test_tables.h"

namespace slipway::facts {
namespace {

using testing::Content;
using testing::TestTables;

constexpr std::uint64_t kRoot = TestTables::kStart;
constexpr std::uint64_t kFadt = TestTables::kStart + 0x1003;

// Behind the header of 36 bytes.
Content fadt(std::uint32_t address, int length, std::size_t size = 244 - 36) {
  Content content(size);
  for (std::size_t i = 0; i < 4; ++i) {
    content[76 - 36 + i] = static_cast<std::byte>(address >> 8 * i);
  }
  content[91 - 36] = static_cast<std::byte>(length);
  return content;
}

std::optional<std::uint16_t> found(const Content& content) {
  TestTables tables;
  tables.put(kFadt, "FACP", content);
  tables.put_xsdt(kRoot, {kFadt});
  return find_power_timer(kRoot, tables.memory());
}

TEST(PowerTimer, IsWhereTheTableHasIt) {
  EXPECT_EQ(found(fadt(0x608, 4)), 0x608);
}

TEST(PowerTimer, IsNotThereWhereTheTableSaysSo) {
  EXPECT_EQ(found(fadt(0, 0)), std::nullopt);
  EXPECT_EQ(found(fadt(0x608, 0)), std::nullopt);
  EXPECT_EQ(found(fadt(0, 4)), std::nullopt);
  EXPECT_EQ(found(fadt(0x1'0000, 4)), std::nullopt);
}

TEST(PowerTimer, IsNotThereWithoutAWholeTable) {
  EXPECT_EQ(found(fadt(0x608, 4, 91 - 36 + 1)), 0x608);
  Content cut = fadt(0x608, 4, 91 - 36 + 1);
  cut.pop_back();
  EXPECT_EQ(found(cut), std::nullopt);
  TestTables tables;
  EXPECT_EQ(find_power_timer(0, tables.memory()), std::nullopt);
}

}  // namespace
}  // namespace slipway::facts
