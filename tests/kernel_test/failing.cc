// SPDX-License-Identifier: Apache-2.0
// Each kind of failure, in a case of its own.
#include <slipway/kernel.h>
#include <slipway/test.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

namespace {

enum class Color : unsigned char { kRed = 3 };

struct Point {
  int x;
  int y;
  bool operator==(const Point&) const = default;
};

struct Named {
  int number;
  bool operator==(const Named&) const = default;
};

}  // namespace

template <>
struct slipway::formatter<Named> {
  void format(const Named& named, slipway::format_context& context) const {
    slipway::format_to(context.out(), "number {}", named.number);
  }
};

namespace {

TEST(Conditions, False) {
  const bool is_open = false;
  EXPECT_TRUE(is_open) << "after " << 3 << " attempts";
}

TEST(Conditions, True) {
  EXPECT_FALSE(1 + 1 == 2);
}

TEST(Relations, Numbers) {
  const std::size_t size = 5;
  EXPECT_EQ(size, 4);
  EXPECT_LT(size, -1);
  EXPECT_NEAR(size, 9, 2);
}

TEST(Relations, Values) {
  const int number = 0;
  const int* const pointer = nullptr;
  EXPECT_EQ(Color::kRed, static_cast<Color>(4));
  EXPECT_EQ(std::string_view("a \"text\"\n"), "another");
  EXPECT_EQ((Point{1, 2}), (Point{1, 3}));
  EXPECT_EQ(Named{1}, Named{2});
  EXPECT_EQ((std::array{1, 2, 3}), (std::array{1, 2, 4}));
  EXPECT_EQ(std::optional<int>(), 7);
  EXPECT_EQ((std::tuple{1, 'x', true}), (std::tuple{1, 'y', true}));
  EXPECT_EQ(pointer, &number);
  EXPECT_EQ(std::uint64_t{0x8000'0000}, 0);
}

TEST(Texts, Different) {
  const char* const name = "slipway";
  EXPECT_STREQ(name, "Slipway");
  EXPECT_STRNE(name, "slipway");
  EXPECT_STRCASEEQ(name, nullptr);
}

TEST(Assert, EndsTheFunction) {
  ASSERT_EQ(1, 2) << "said";
  FAIL() << "not said";
}

TEST(Assert, GoesOnBehindExpect) {
  EXPECT_EQ(1, 2) << "said";
  FAIL() << "said as well";
}

void fail_in_a_function() {
  FAIL() << "in a function";
}

TEST(Statements, FailInFunctions) {
  EXPECT_NO_FATAL_FAILURE(fail_in_a_function());
  SCOPED_TRACE(testing::Message() << "with " << 42);
  EXPECT_TRUE(HasFatalFailure());
  ADD_FAILURE();
  ADD_FAILURE_AT("another_file.cc", 12) << "in another file";
}

class Fixture : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(false) << "in SetUp"; }
  void TearDown() override { EXPECT_TRUE(false) << "in TearDown"; }
};

TEST_F(Fixture, IsNotRun) {
  FAIL() << "not said";
}

class BadSuite : public testing::Test {
 protected:
  static void SetUpTestSuite() { FAIL() << "in SetUpTestSuite"; }
};

TEST_F(BadSuite, First) {
  FAIL() << "not said";
}
TEST_F(BadSuite, Second) {
  FAIL() << "not said";
}

class BadEnd : public testing::Test {
 protected:
  static void TearDownTestSuite() { ADD_FAILURE() << "in TearDownTestSuite"; }
};

TEST_F(BadEnd, Passes) {}
TEST_F(BadEnd, IsBlamed) {}

// Two of one name, as two files may have them.
namespace one {
TEST(Twice, Named) {}
}  // namespace one
namespace other {
TEST(Twice, Named) {}
}  // namespace other

// TEST and TEST_F with one suite's name.
TEST(Fixture, IsNone) {}

class WithoutValues : public testing::TestWithParam<int> {};
TEST_P(WithoutValues, IsNotRun) {}

class WithoutTests : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Prefix, WithoutTests, testing::Values(1));

class SamePrefix : public testing::TestWithParam<int> {};
TEST_P(SamePrefix, IsEven) {
  EXPECT_EQ(GetParam() % 2, 0);
}
INSTANTIATE_TEST_SUITE_P(Prefix, SamePrefix, testing::Values(2, 3));
namespace other {
INSTANTIATE_TEST_SUITE_P(Prefix, SamePrefix, testing::Values(4));
}  // namespace other

TEST(Last, Passes) {
  slipway::println("the last one passes");
}

}  // namespace
