// SPDX-License-Identifier: Apache-2.0
#include "kernel/testing/parameters.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace slipway::testing {
namespace {

// All that a generator gives a test whose parameter is a T.
template <typename T, typename Generator>
std::vector<T> all(const Generator& generator) {
  std::vector<T> values;
  for (std::size_t i = 0; i < generator.size(); ++i) {
    values.push_back(generator.template get<T>(i));
  }
  return values;
}

TEST(Values, BecomeTheParametersType) {
  EXPECT_EQ(all<long>(Values(1, 'a', std::int8_t{-1})), (std::vector<long>{1, 97, -1}));
  EXPECT_EQ(all<std::string_view>(Values("one", std::string_view("two"))),
            (std::vector<std::string_view>{"one", "two"}));
}

TEST(ValuesIn, CopyAnArray) {
  int numbers[] = {1, 2, 3};
  const auto generator = ValuesIn(numbers);
  numbers[0] = 9;
  EXPECT_EQ(all<int>(generator), (std::vector{1, 2, 3}));
  EXPECT_EQ(all<int>(ValuesIn({4, 5})), (std::vector{4, 5}));
}

TEST(ValuesIn, TakeContainersSpansAndIterators) {
  const std::vector numbers{1, 2, 3};
  EXPECT_EQ(all<int>(ValuesIn(numbers)), numbers);
  EXPECT_EQ(all<int>(ValuesIn(std::span(numbers).subspan(1))), (std::vector{2, 3}));
  EXPECT_EQ(all<int>(ValuesIn(std::array{7, 8})), (std::vector{7, 8}));
  EXPECT_EQ(all<int>(ValuesIn(numbers.begin(), numbers.end() - 1)), (std::vector{1, 2}));
  EXPECT_EQ(ValuesIn(std::vector<int>()).size(), 0);
}

TEST(Range, EndsBeforeItsEnd) {
  EXPECT_EQ(all<int>(Range(0, 3)), (std::vector{0, 1, 2}));
  EXPECT_EQ(all<int>(Range(1, 8, 3)), (std::vector{1, 4, 7}));
  EXPECT_EQ(all<int>(Range(1, 7, 3)), (std::vector{1, 4}));
  EXPECT_EQ(all<int>(Range(-2, 1)), (std::vector{-2, -1, 0}));
  EXPECT_EQ(all<char>(Range('a', 'd')), (std::vector{'a', 'b', 'c'}));
  EXPECT_EQ(Range(3, 3).size(), 0);
  EXPECT_EQ(Range(3, 2).size(), 0);
  EXPECT_EQ(all<int>(Range<std::uint8_t>(250, 255, 4)), (std::vector{250, 254}));
  EXPECT_EQ(Range(std::numeric_limits<int>::min(), std::numeric_limits<int>::max()).size(),
            0xFFFF'FFFF);
}

TEST(Bool, IsFalseAndTrue) {
  EXPECT_EQ(all<bool>(Bool()), (std::vector{false, true}));
}

TEST(Combine, ChangesTheLastOneFirst) {
  using Parameter = std::tuple<bool, int, std::string_view>;
  EXPECT_EQ(all<Parameter>(Combine(Bool(), Range(0, 2), Values("a", "b"))),
            (std::vector<Parameter>{{false, 0, "a"},
                                    {false, 0, "b"},
                                    {false, 1, "a"},
                                    {false, 1, "b"},
                                    {true, 0, "a"},
                                    {true, 0, "b"},
                                    {true, 1, "a"},
                                    {true, 1, "b"}}));
  EXPECT_EQ(Combine(Bool(), Range(0, 0)).size(), 0);
}

}  // namespace
}  // namespace slipway::testing
