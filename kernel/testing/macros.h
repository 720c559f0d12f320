// SPDX-License-Identifier: Apache-2.0
// TEST, EXPECT_EQ and so on, by the names that GoogleTest gives them.
#ifndef SLIPWAY_KERNEL_TESTING_MACROS_H_
#define SLIPWAY_KERNEL_TESTING_MACROS_H_

#include "slipway/kernel/testing/check.h"
#include "slipway/kernel/testing/comparison.h"
#include "slipway/kernel/testing/registry.h"
#include "slipway/kernel/testing/test.h"
#include "slipway/kernel/testing/trace.h"

// A user's -Weverything is about the user's code.
#define SLIPWAY_TESTING_BEGIN_QUIET                                                       \
  _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wc++20-compat\"") \
      _Pragma("clang diagnostic ignored \"-Wglobal-constructors\"")
#define SLIPWAY_TESTING_END_QUIET _Pragma("clang diagnostic pop")

// Tests.

#define SLIPWAY_TESTING_DEFINE(suite_name, test_name, fixture_class, with_parameter, runner)      \
  static_assert(sizeof(#suite_name) > 1 && sizeof(#test_name) > 1,                                \
                "a test has a suite's name and its own");                                         \
  class suite_name##_##test_name##_Test final : public fixture_class {                            \
   private:                                                                                       \
    template <typename Case>                                                                      \
    friend void ::slipway::testing::internal::run_case(const ::slipway::testing::Instantiation*,  \
                                                       ::std::size_t);                            \
    suite_name##_##test_name##_Test() = default;                                                  \
    void TestBody() override;                                                                     \
    static ::slipway::testing::Definition slipway_definition_;                                    \
    static const ::slipway::testing::internal::Registration slipway_registration_;                \
  };                                                                                              \
  SLIPWAY_TESTING_BEGIN_QUIET                                                                     \
  constinit ::slipway::testing::Definition suite_name##_##test_name##_Test::slipway_definition_ = \
      {.suite = #suite_name,                                                                      \
       .name = #test_name,                                                                        \
       .file = __FILE__,                                                                          \
       .line = __LINE__,                                                                          \
       .has_parameter = with_parameter,                                                           \
       .fixture = {.id = &::slipway::testing::internal::fixture_id<fixture_class>,                \
                   .set_up_suite = &fixture_class::SetUpTestSuite,                                \
                   .tear_down_suite = &fixture_class::TearDownTestSuite},                         \
       .run = &::slipway::testing::internal::runner<suite_name##_##test_name##_Test>};            \
  const ::slipway::testing::internal::Registration                                                \
      suite_name##_##test_name##_Test::slipway_registration_(                                     \
          suite_name##_##test_name##_Test::slipway_definition_);                                  \
  SLIPWAY_TESTING_END_QUIET                                                                       \
  void suite_name##_##test_name##_Test::TestBody()

#define TEST(suite_name, test_name) \
  SLIPWAY_TESTING_DEFINE(suite_name, test_name, ::slipway::testing::Test, false, run_case)
#define TEST_F(fixture, test_name) \
  SLIPWAY_TESTING_DEFINE(fixture, test_name, fixture, false, run_case)
#define TEST_P(fixture, test_name) \
  SLIPWAY_TESTING_DEFINE(fixture, test_name, fixture, true, run_case_with_parameter)

// INSTANTIATE_TEST_SUITE_P(Prefix, Fixture, testing::Values(...)[, names]). The values are made
// when they are first asked for, after all constructors of global objects.
#define INSTANTIATE_TEST_SUITE_P(prefix, fixture_class, ...)                              \
  static const auto& slipway_values_##prefix##_##fixture_class() {                        \
    static const auto values =                                                            \
        ::slipway::testing::internal::name_values<fixture_class>(__VA_ARGS__);            \
    return values;                                                                        \
  }                                                                                       \
  SLIPWAY_TESTING_BEGIN_QUIET                                                             \
  static constinit auto slipway_instantiation_##prefix##_##fixture_class =                \
      ::slipway::testing::internal::describe<fixture_class,                               \
                                             &slipway_values_##prefix##_##fixture_class>( \
          #prefix, #fixture_class, __FILE__, __LINE__);                                   \
  static const ::slipway::testing::internal::Registration                                 \
      slipway_registration_##prefix##_##fixture_class(                                    \
          slipway_instantiation_##prefix##_##fixture_class);                              \
  SLIPWAY_TESTING_END_QUIET                                                               \
  static_assert(true)

#define GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(fixture_class)                               \
  SLIPWAY_TESTING_BEGIN_QUIET                                                                      \
  static constinit ::slipway::testing::MissingValuesAllowed                                        \
      slipway_missing_values_##fixture_class = {.suite = #fixture_class};                          \
  static const ::slipway::testing::internal::Registration                                          \
      slipway_missing_values_registration_##fixture_class(slipway_missing_values_##fixture_class); \
  SLIPWAY_TESTING_END_QUIET                                                                        \
  static_assert(true)

#define FRIEND_TEST(suite, test) friend class suite##_##test##_Test

// Assertions. A loop that is run once, if the check has failed: so that an `else` behind it belongs
// to nobody else's `if`, and that a message can follow. What returns leaves the function.

#define SLIPWAY_TESTING_HERE           \
  ::slipway::testing::Place {          \
    .file = __FILE__, .line = __LINE__ \
  }

#define SLIPWAY_TESTING_EXPECT(...)                                                      \
  for (::slipway::testing::Check slipway_check = (__VA_ARGS__); slipway_check.failed();) \
  slipway_check.end(::slipway::testing::Outcome::kFailure) = slipway_check.message()

#define SLIPWAY_TESTING_LEAVE(outcome, ...)                                              \
  for (::slipway::testing::Check slipway_check = (__VA_ARGS__); slipway_check.failed();) \
  return slipway_check.end(::slipway::testing::Outcome::outcome) = slipway_check.message()

#define SLIPWAY_TESTING_ASSERT(...) SLIPWAY_TESTING_LEAVE(kFatalFailure, __VA_ARGS__)

#define SLIPWAY_TESTING_CONDITION(condition, wanted)                    \
  ::slipway::testing::check_condition(SLIPWAY_TESTING_HERE, #condition, \
                                      (condition) ? true : false, wanted)
#define SLIPWAY_TESTING_RELATION(relation, left, right)                       \
  ::slipway::testing::check_relation<::slipway::testing::Relation::relation>( \
      SLIPWAY_TESTING_HERE, {#left, #right}, left, right)
#define SLIPWAY_TESTING_TEXT(check, left, right) \
  ::slipway::testing::check(SLIPWAY_TESTING_HERE, {#left, #right}, left, right)
#define SLIPWAY_TESTING_NEAR(left, right, most) \
  ::slipway::testing::check_near(SLIPWAY_TESTING_HERE, {#left, #right}, left, right, most)
#define SLIPWAY_TESTING_NO_FATAL_FAILURE(statement) \
  ::slipway::testing::check_no_fatal_failure(SLIPWAY_TESTING_HERE, [&] { statement; })
#define SLIPWAY_TESTING_DEATH(statement, pattern)                            \
  ::slipway::testing::check_death(SLIPWAY_TESTING_HERE, #statement, pattern, \
                                  [&]() -> void { statement; })

#define EXPECT_TRUE(condition) SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_CONDITION(condition, true))
#define ASSERT_TRUE(condition) SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_CONDITION(condition, true))
#define EXPECT_FALSE(condition) SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_CONDITION(condition, false))
#define ASSERT_FALSE(condition) SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_CONDITION(condition, false))

#define EXPECT_EQ(left, right) SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_RELATION(kEqual, left, right))
#define ASSERT_EQ(left, right) SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_RELATION(kEqual, left, right))
#define EXPECT_NE(left, right) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_RELATION(kNotEqual, left, right))
#define ASSERT_NE(left, right) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_RELATION(kNotEqual, left, right))
#define EXPECT_LT(left, right) SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_RELATION(kLess, left, right))
#define ASSERT_LT(left, right) SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_RELATION(kLess, left, right))
#define EXPECT_LE(left, right) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_RELATION(kLessOrEqual, left, right))
#define ASSERT_LE(left, right) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_RELATION(kLessOrEqual, left, right))
#define EXPECT_GT(left, right) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_RELATION(kGreater, left, right))
#define ASSERT_GT(left, right) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_RELATION(kGreater, left, right))
#define EXPECT_GE(left, right) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_RELATION(kGreaterOrEqual, left, right))
#define ASSERT_GE(left, right) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_RELATION(kGreaterOrEqual, left, right))

#define EXPECT_STREQ(left, right) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_TEXT(check_same_text, left, right))
#define ASSERT_STREQ(left, right) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_TEXT(check_same_text, left, right))
#define EXPECT_STRNE(left, right) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_TEXT(check_other_text, left, right))
#define ASSERT_STRNE(left, right) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_TEXT(check_other_text, left, right))
#define EXPECT_STRCASEEQ(left, right) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_TEXT(check_same_text_in_any_case, left, right))
#define ASSERT_STRCASEEQ(left, right) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_TEXT(check_same_text_in_any_case, left, right))
#define EXPECT_STRCASENE(left, right) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_TEXT(check_other_text_in_any_case, left, right))
#define ASSERT_STRCASENE(left, right) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_TEXT(check_other_text_in_any_case, left, right))

#define EXPECT_NEAR(left, right, most) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_NEAR(left, right, most))
#define ASSERT_NEAR(left, right, most) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_NEAR(left, right, most))

#define EXPECT_NO_FATAL_FAILURE(statement) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_NO_FATAL_FAILURE(statement))
#define ASSERT_NO_FATAL_FAILURE(statement) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_NO_FATAL_FAILURE(statement))

// What would be thrown in a kernel ends it.
#define EXPECT_NO_THROW(statement) EXPECT_NO_FATAL_FAILURE(statement)
#define ASSERT_NO_THROW(statement) ASSERT_NO_FATAL_FAILURE(statement)

// The statement has to end the kernel, by a panic, a fault or a reset, while something is printed
// in which the pattern is found: a POSIX extended regular expression.
#define EXPECT_DEATH(statement, pattern) \
  SLIPWAY_TESTING_EXPECT(SLIPWAY_TESTING_DEATH(statement, pattern))
#define ASSERT_DEATH(statement, pattern) \
  SLIPWAY_TESTING_ASSERT(SLIPWAY_TESTING_DEATH(statement, pattern))
#define EXPECT_DEATH_IF_SUPPORTED(statement, pattern) EXPECT_DEATH(statement, pattern)
#define ASSERT_DEATH_IF_SUPPORTED(statement, pattern) ASSERT_DEATH(statement, pattern)
#define GTEST_HAS_DEATH_TEST 1

#define SUCCEED() SLIPWAY_TESTING_EXPECT(::slipway::testing::Check())
#define GTEST_SUCCEED() SUCCEED()
#define FAIL() SLIPWAY_TESTING_ASSERT(::slipway::testing::internal::fail(SLIPWAY_TESTING_HERE, ""))
#define GTEST_FAIL() FAIL()
#define ADD_FAILURE() \
  SLIPWAY_TESTING_EXPECT(::slipway::testing::internal::fail(SLIPWAY_TESTING_HERE, ""))
#define ADD_FAILURE_AT(the_file, the_line)                                       \
  SLIPWAY_TESTING_EXPECT(::slipway::testing::internal::fail(                     \
      ::slipway::testing::Place{.file = (the_file),                              \
                                .line = static_cast<::std::uint32_t>(the_line)}, \
      ""))
#define GTEST_SKIP() \
  SLIPWAY_TESTING_LEAVE(kSkipped, ::slipway::testing::internal::fail(SLIPWAY_TESTING_HERE, ""))

#define SLIPWAY_TESTING_JOIN_WORDS(left, right) left##right
#define SLIPWAY_TESTING_JOIN(left, right) SLIPWAY_TESTING_JOIN_WORDS(left, right)
#define SCOPED_TRACE(message)                                                           \
  const ::slipway::testing::ScopedTrace SLIPWAY_TESTING_JOIN(slipway_trace_, __LINE__)( \
      __FILE__, __LINE__, (message))

#endif  // SLIPWAY_KERNEL_TESTING_MACROS_H_
