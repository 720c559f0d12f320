// SPDX-License-Identifier: Apache-2.0
// All test cases of a kernel, in order: TEST and its relatives add theirs before kernel_main is
// called.
#ifndef SLIPWAY_KERNEL_TESTING_REGISTRY_H_
#define SLIPWAY_KERNEL_TESTING_REGISTRY_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/text_sink.h"

namespace slipway::testing {

// What cases of one suite have in common: their class, and what is done before the first of them
// and behind the last.
struct Fixture {
  const void* id = nullptr;  // of the class
  void (*set_up_suite)() = nullptr;
  void (*tear_down_suite)() = nullptr;
};

// FNV-1a. Most names differ in it, and most comparisons of names need not look at them.
constexpr std::uint32_t name_hash(std::string_view name) {
  std::uint32_t hash = 0x811C9DC5;
  for (const char character : name) {
    hash = (hash ^ static_cast<unsigned char>(character)) * 0x01000193;
  }
  return hash;
}

// The values of a parameter: what INSTANTIATE_TEST_SUITE_P defines.
struct Instantiation {
  const char* prefix;
  const char* suite;
  const char* file;
  std::uint32_t line;
  const void* fixture;  // Fixture::id
  std::size_t (*count)();
  void (*write_name)(TextSink& out, std::size_t index);
  void (*print_value)(TextSink& out, std::size_t index);

  Instantiation* next = nullptr;  // the registry's, from here on
};

// One test in the source: what TEST, TEST_F or TEST_P defines.
struct Definition {
  const char* suite;
  const char* name;
  const char* file;
  std::uint32_t line;
  bool has_parameter;
  Fixture fixture;
  // TEST_P: for one value of the parameter.
  void (*run)(const Instantiation* values, std::size_t index);

  std::uint32_t suite_hash = name_hash(suite);
  std::uint32_t hash = name_hash(name);

  // The registry's, from here on.
  Definition* next_suite = nullptr;       // of the first in its suite
  Definition* last_in_suite = nullptr;    // of the first in its suite
  Definition* next = nullptr;             // in the suite
  const Definition* same_name = nullptr;  // the first that has it
  std::size_t same_name_count = 0;        // how many had it before
};

// A suite whose TEST_P may be without values.
struct MissingValuesAllowed {
  const char* suite;
  MissingValuesAllowed* next = nullptr;
};

// One case that can be run: a definition, with one value of its parameter if it has one.
struct TestCase {
  enum class Problem : std::uint8_t {
    kNone,
    kSameName,      // as an earlier one
    kOtherFixture,  // than the first of the suite
    kNoValues,      // TEST_P without INSTANTIATE_TEST_SUITE_P
    kSamePrefix,    // as an earlier INSTANTIATE_TEST_SUITE_P of the suite
    kNoDefinition,  // INSTANTIATE_TEST_SUITE_P without TEST_P
  };

  const Definition* definition = nullptr;        // kNoDefinition has none
  const Instantiation* instantiation = nullptr;  // of a case with a parameter
  std::size_t index = 0;                         // of the value
  Problem problem = Problem::kNone;
  bool is_disabled = false;          // by DISABLED_ before a name
  std::size_t copies_before = 0;     // kSameName, kSamePrefix: earlier ones that have the name
  const char* other_file = nullptr;  // where the earlier one is
  std::uint32_t other_line = 0;

  const char* file() const {
    return definition != nullptr ? definition->file : instantiation->file;
  }
  std::uint32_t line() const {
    return definition != nullptr ? definition->line : instantiation->line;
  }
  // Prefix/Suite.Name/0. No other case has it, and there are no spaces in it.
  void write_name(TextSink& out) const;
  // What is wrong, and what to change, if something is.
  void write_problem(TextSink& out) const;
  bool is_in_suite_of(const TestCase& other) const;
};

class Registry {
 public:
  class Cursor;

  void add(Definition& definition);
  void add(Instantiation& instantiation);
  void add(MissingValuesAllowed& allowed);

  Cursor first() const;
  std::size_t count() const;

 private:
  bool may_miss_values(std::string_view suite) const;

  Definition* first_suite_ = nullptr;
  Definition* last_suite_ = nullptr;
  Instantiation* first_instantiation_ = nullptr;
  Instantiation* last_instantiation_ = nullptr;
  MissingValuesAllowed* allowed_ = nullptr;
};

// Walks over all cases: suites in the order of their first definition, and in each the definitions
// in theirs; with parameters, for each instantiation each definition, for each of these each value.
class Registry::Cursor {
 public:
  explicit Cursor(const Registry& registry);

  bool at_end() const { return stage_ == Stage::kEnd; }
  const TestCase& operator*() const { return case_; }
  const TestCase* operator->() const { return &case_; }
  Cursor& operator++();

 private:
  enum class Stage : std::uint8_t { kSuites, kUnusedInstantiations, kEnd };

  void enter_suite(const Definition* first);
  // To the next that is a case, from where this is.
  void settle();
  bool settle_in_definition();
  void settle_in_unused();
  bool is_disabled() const;
  std::size_t cases_here() const;
  // The next instantiation of the suite, from this one on.
  const Instantiation* matching(const Instantiation* from) const;
  void find_problem();

  const Registry* registry_;
  Stage stage_ = Stage::kSuites;
  const Definition* suite_ = nullptr;       // its first
  const Definition* definition_ = nullptr;  // null behind the last of the suite
  const Instantiation* instantiation_ = nullptr;
  std::size_t index_ = 0;
  TestCase case_{};
};

// The one that TEST and its relatives add to.
Registry& registry();

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_REGISTRY_H_
