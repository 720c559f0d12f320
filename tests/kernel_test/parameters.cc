// SPDX-License-Identifier: Apache-2.0
// Parameters of all kinds. The same on the host: see host_too.cc.
#include <slipway/test.h>

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>

namespace {

constexpr int kNumbers[] = {2, 4, 8};
const std::array<unsigned char, 2> kBytes = {16, 32};

class Even : public testing::TestWithParam<int> {};

TEST_P(Even, IsDivisibleByTwo) {
  EXPECT_EQ(GetParam() % 2, 0);
}
TEST_P(Even, IsPositive) {
  EXPECT_GT(GetParam(), 0);
}

INSTANTIATE_TEST_SUITE_P(Array, Even, testing::ValuesIn(kNumbers));
INSTANTIATE_TEST_SUITE_P(Container, Even, testing::ValuesIn(kBytes));
INSTANTIATE_TEST_SUITE_P(Some, Even, testing::Values(2, 100, 0x7FFE));
INSTANTIATE_TEST_SUITE_P(Steps, Even, testing::Range(2, 7, 2),
                         [](const testing::TestParamInfo<int>& info) {
                           return info.param == 2 ? "Two" : info.param == 4 ? "Four" : "Six";
                         });
INSTANTIATE_TEST_SUITE_P(DISABLED_Odd, Even, testing::Values(1, 3));

class Text : public testing::TestWithParam<std::string_view> {};

TEST_P(Text, HasThreeLetters) {
  EXPECT_EQ(GetParam().size(), std::size_t{3});
}

INSTANTIATE_TEST_SUITE_P(English, Text, testing::Values("one", "two", "six"));

class Combined : public testing::TestWithParam<std::tuple<bool, int, const char*>> {};

TEST_P(Combined, HasAllThree) {
  const auto& [is_set, number, text] = GetParam();
  EXPECT_EQ(is_set, std::get<0>(GetParam()));
  EXPECT_LT(number, 3);
  EXPECT_STREQ(text, "text");
}

INSTANTIATE_TEST_SUITE_P(All, Combined,
                         testing::Combine(testing::Bool(), testing::Range(0, 3),
                                          testing::Values("text")));

}  // namespace
