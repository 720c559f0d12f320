// SPDX-License-Identifier: Apache-2.0
#include "kernel/testing/registry.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kernel/text/format.h"

namespace slipway::testing {
namespace {

constexpr int kFixture = 0;
constexpr int kOtherFixture = 0;

Definition define(const char* suite, const char* name, std::uint32_t line = 1,
                  const int* fixture = &kFixture) {
  return {.suite = suite,
          .name = name,
          .file = "a.cc",
          .line = line,
          .has_parameter = false,
          .fixture = {.id = fixture},
          .run = nullptr};
}

Definition define_with_parameter(const char* suite, const char* name, std::uint32_t line = 1,
                                 const int* fixture = &kFixture) {
  Definition definition = define(suite, name, line, fixture);
  definition.has_parameter = true;
  return definition;
}

template <std::size_t kCount>
Instantiation instantiate(const char* prefix, const char* suite, std::uint32_t line = 1,
                          const int* fixture = &kFixture) {
  return {.prefix = prefix,
          .suite = suite,
          .file = "b.cc",
          .line = line,
          .fixture = fixture,
          .count = [] { return kCount; },
          .write_name = [](TextSink& out, std::size_t index) { format_to(out, "{}", index); },
          .print_value = nullptr};
}

template <typename Write>
std::string text_of(Write write) {
  std::array<char, 512> buffer;
  BufferSink sink(buffer);
  write(sink);
  return std::string(sink.text());
}

std::string name_of(const TestCase& test) {
  return text_of([&](TextSink& out) { test.write_name(out); });
}

std::string problem_of(const TestCase& test) {
  return text_of([&](TextSink& out) { test.write_problem(out); });
}

std::vector<TestCase> cases_of(const Registry& registry) {
  std::vector<TestCase> cases;
  for (Registry::Cursor at = registry.first(); !at.at_end(); ++at) {
    cases.push_back(*at);
  }
  return cases;
}

std::vector<std::string> names_of(const Registry& registry) {
  std::vector<std::string> names;
  for (const TestCase& test : cases_of(registry)) {
    names.push_back(name_of(test));
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(Cases, AreNoneAtFirst) {
  const Registry registry;
  EXPECT_TRUE(registry.first().at_end());
  EXPECT_EQ(registry.count(), 0);
}

TEST(Cases, AreGroupedBySuite) {
  std::array definitions{define("B", "One"), define("A", "One"), define("B", "Two"),
                         define("A", "Two"), define("C", "One")};
  Registry registry;
  for (Definition& definition : definitions) {
    registry.add(definition);
  }
  EXPECT_EQ(names_of(registry), (Names{"B.One", "B.Two", "A.One", "A.Two", "C.One"}));
  EXPECT_EQ(registry.count(), 5);
  const std::vector<TestCase> cases = cases_of(registry);
  EXPECT_TRUE(cases[1].is_in_suite_of(cases[0]));
  EXPECT_FALSE(cases[2].is_in_suite_of(cases[1]));
}

TEST(Cases, MayBeDisabled) {
  std::array definitions{define("A", "DISABLED_One"), define("A", "Two"),
                         define("DISABLED_B", "One")};
  std::array with_parameter{define_with_parameter("P", "One", 1, &kOtherFixture)};
  std::array instantiations{instantiate<2>("DISABLED_X", "P", 1, &kOtherFixture),
                            instantiate<2>("Y", "P", 1, &kOtherFixture)};
  Registry registry;
  for (Definition& definition : definitions) {
    registry.add(definition);
  }
  registry.add(with_parameter[0]);
  registry.add(instantiations[0]);
  registry.add(instantiations[1]);
  Names disabled;
  Names others;
  for (const TestCase& test : cases_of(registry)) {
    (test.is_disabled ? disabled : others).push_back(name_of(test));
  }
  EXPECT_EQ(others, (Names{"A.Two", "Y/P.One/0", "Y/P.One/1"}));
  EXPECT_EQ(disabled, (Names{"A.DISABLED_One", "DISABLED_B.One", "DISABLED_X/P.One/0",
                             "DISABLED_X/P.One/1"}));
}

TEST(Parameters, MakeACaseOfEachValue) {
  std::array definitions{define_with_parameter("P", "One"), define_with_parameter("P", "Two")};
  std::array instantiations{instantiate<2>("X", "P"), instantiate<0>("None", "P"),
                            instantiate<1>("", "P")};
  Registry registry;
  registry.add(instantiations[0]);
  registry.add(definitions[0]);
  registry.add(instantiations[1]);
  registry.add(definitions[1]);
  registry.add(instantiations[2]);
  EXPECT_EQ(names_of(registry),
            (Names{"X/P.One/0", "X/P.One/1", "X/P.Two/0", "X/P.Two/1", "P.One/0", "P.Two/0"}));
  const std::vector<TestCase> cases = cases_of(registry);
  EXPECT_EQ(cases[3].definition, &definitions[1]);
  EXPECT_EQ(cases[3].instantiation, &instantiations[0]);
  EXPECT_EQ(cases[3].index, 1);
  EXPECT_TRUE(cases[3].is_in_suite_of(cases[0]));
  EXPECT_FALSE(cases[4].is_in_suite_of(cases[3]));
}

TEST(Parameters, AreThoseOfTheFixture) {
  std::array definitions{define_with_parameter("P", "One"),
                         define_with_parameter("Q", "One", 1, &kOtherFixture)};
  std::array instantiations{instantiate<1>("X", "Q", 1, &kOtherFixture), instantiate<2>("Y", "P")};
  Registry registry;
  registry.add(definitions[0]);
  registry.add(definitions[1]);
  registry.add(instantiations[0]);
  registry.add(instantiations[1]);
  EXPECT_EQ(names_of(registry), (Names{"Y/P.One/0", "Y/P.One/1", "X/Q.One/0"}));
}

TEST(Parameters, AreNamedWithoutSpaces) {
  Definition definition = define_with_parameter("P", "One");
  Instantiation instantiation = instantiate<1>("X", "P");
  instantiation.write_name = [](TextSink& out, std::size_t) { out.write("a b\tc\nd\x7F\xC3\xA9"); };
  Registry registry;
  registry.add(definition);
  registry.add(instantiation);
  EXPECT_EQ(names_of(registry), (Names{"X/P.One/a_b_c_d_\xC3\xA9"}));
}

// TEST_F(P, ...) beside TEST_P(P, ...) is a suite of its own.
TEST(Parameters, AreNotForOtherTestsOfTheFixture) {
  std::array definitions{define("P", "Plain"), define_with_parameter("P", "One")};
  Instantiation instantiation = instantiate<1>("X", "P");
  Registry registry;
  registry.add(definitions[0]);
  registry.add(definitions[1]);
  registry.add(instantiation);
  EXPECT_EQ(names_of(registry), (Names{"P.Plain", "X/P.One/0"}));
  const std::vector<TestCase> cases = cases_of(registry);
  EXPECT_FALSE(cases[1].is_in_suite_of(cases[0]));
}

TEST(Problems, AreNoneWhereAllIsWell) {
  Definition definition = define("A", "One");
  Registry registry;
  registry.add(definition);
  EXPECT_EQ((*registry.first()).problem, TestCase::Problem::kNone);
  EXPECT_EQ(problem_of(*registry.first()), "");
}

TEST(Problems, AreTwoCasesOfOneName) {
  std::array definitions{define("A", "One", 10), define("A", "Two"), define("A", "One", 30),
                         define("A", "One", 40)};
  Registry registry;
  for (Definition& definition : definitions) {
    registry.add(definition);
  }
  EXPECT_EQ(names_of(registry), (Names{"A.One", "A.Two", "A.One#2", "A.One#3"}));
  const std::vector<TestCase> cases = cases_of(registry);
  EXPECT_EQ(cases[0].problem, TestCase::Problem::kNone);
  EXPECT_EQ(cases[3].problem, TestCase::Problem::kSameName);
  EXPECT_EQ(problem_of(cases[3]),
            "not run: a.cc:10 has a test A.One as well; give one of them another name");
}

TEST(Problems, AreTwoFixturesOfOneSuite) {
  std::array definitions{define("A", "One", 10), define("A", "Two", 20, &kOtherFixture)};
  Registry registry;
  registry.add(definitions[0]);
  registry.add(definitions[1]);
  const std::vector<TestCase> cases = cases_of(registry);
  EXPECT_EQ(cases[1].problem, TestCase::Problem::kOtherFixture);
  EXPECT_NE(problem_of(cases[1]).find("the suite A has another fixture class at a.cc:10"),
            std::string::npos);
}

TEST(Problems, AreMissingValues) {
  Definition definition = define_with_parameter("P", "One");
  Registry registry;
  registry.add(definition);
  EXPECT_EQ(names_of(registry), (Names{"P.One"}));
  EXPECT_EQ((*registry.first()).problem, TestCase::Problem::kNoValues);
  MissingValuesAllowed allowed{.suite = "P"};
  registry.add(allowed);
  EXPECT_EQ(registry.count(), 0);
}

TEST(Problems, AreTwoInstantiationsOfOneName) {
  Definition definition = define_with_parameter("P", "One");
  std::array instantiations{instantiate<1>("X", "P", 10), instantiate<1>("Y", "P", 20),
                            instantiate<1>("X", "P", 30)};
  Registry registry;
  registry.add(definition);
  for (Instantiation& instantiation : instantiations) {
    registry.add(instantiation);
  }
  EXPECT_EQ(names_of(registry), (Names{"X/P.One/0", "Y/P.One/0", "X/P.One/0#2"}));
  const std::vector<TestCase> cases = cases_of(registry);
  EXPECT_EQ(cases[1].problem, TestCase::Problem::kNone);
  EXPECT_EQ(cases[2].problem, TestCase::Problem::kSamePrefix);
  EXPECT_NE(problem_of(cases[2]).find("b.cc:10 instantiates P with the prefix \"X\" as well"),
            std::string::npos);
}

TEST(Problems, AreValuesForNoTest) {
  std::array definitions{define("P", "Plain")};
  std::array instantiations{instantiate<3>("X", "P"), instantiate<3>("Y", "P")};
  Registry registry;
  registry.add(definitions[0]);
  registry.add(instantiations[0]);
  registry.add(instantiations[1]);
  EXPECT_EQ(names_of(registry), (Names{"P.Plain", "X/P", "Y/P"}));
  const std::vector<TestCase> cases = cases_of(registry);
  EXPECT_EQ(cases[1].problem, TestCase::Problem::kNoDefinition);
  EXPECT_STREQ(cases[1].file(), "b.cc");
  EXPECT_EQ(problem_of(cases[1]), "no TEST_P(P, ...) is in the kernel that these values are for");
}

}  // namespace
}  // namespace slipway::testing
