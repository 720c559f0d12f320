// SPDX-License-Identifier: Apache-2.0
// A kernel that does something of its own before its tests.
#include <slipway/kernel.h>
#include <slipway/test.h>

#include <memory>
#include <vector>

namespace {

int prepared = 0;

TEST(OwnMain, ComesFirst) {
  EXPECT_EQ(prepared, 5);
}

TEST(OwnMain, HasAHeap) {
  const std::vector numbers{1, 2, 3};
  EXPECT_EQ(numbers, (std::vector{1, 2, 3}));
  EXPECT_NE(std::make_unique<int>(), nullptr);
}

// Values are made when they are first asked for: they may need what kernel_main has prepared.
class Prepared : public testing::TestWithParam<int> {};

TEST_P(Prepared, IsTheValue) {
  EXPECT_EQ(GetParam(), 5);
}

INSTANTIATE_TEST_SUITE_P(InMain, Prepared, testing::ValuesIn(std::vector<int>{prepared}));

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  prepared = 5;
  slipway::println("prepared by {}", info.loader_name);
  slipway::run_test_cases();
}
