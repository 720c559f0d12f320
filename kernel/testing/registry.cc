// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/registry.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/format.h"

namespace slipway::testing {
namespace {

constinit Registry all_cases;

// Names are words of C++, but for what a user's function calls a value: no space ends a word early.
class NameSink final : public TextSink {
 public:
  explicit NameSink(TextSink& out) : out_(out) {}

  void write(std::string_view text) override {
    for (const char character : text) {
      const bool is_visible = static_cast<unsigned char>(character) > ' ' && character != '\x7F';
      out_.write(is_visible ? std::string_view(&character, 1) : "_");
    }
  }

 private:
  TextSink& out_;
};

bool is_disabled_name(std::string_view name) {
  return name.starts_with("DISABLED_");
}

bool in_same_suite(const Definition& one, const Definition& other) {
  return one.suite_hash == other.suite_hash && one.has_parameter == other.has_parameter &&
         std::string_view(one.suite) == other.suite;
}

void note_same_name(Definition& added, const Definition& earlier) {
  if (added.hash == earlier.hash && std::string_view(added.name) == earlier.name) {
    if (added.same_name == nullptr) {
      added.same_name = &earlier;
    }
    ++added.same_name_count;
  }
}

}  // namespace

Registry& registry() {
  return all_cases;
}

void Registry::add(Definition& definition) {
  for (Definition* suite = first_suite_; suite != nullptr; suite = suite->next_suite) {
    if (!in_same_suite(*suite, definition)) {
      continue;
    }
    for (const Definition* known = suite; known != nullptr; known = known->next) {
      note_same_name(definition, *known);
    }
    suite->last_in_suite->next = &definition;
    suite->last_in_suite = &definition;
    return;
  }
  definition.last_in_suite = &definition;
  if (last_suite_ == nullptr) {
    first_suite_ = &definition;
  } else {
    last_suite_->next_suite = &definition;
  }
  last_suite_ = &definition;
}

void Registry::add(Instantiation& instantiation) {
  if (last_instantiation_ == nullptr) {
    first_instantiation_ = &instantiation;
  } else {
    last_instantiation_->next = &instantiation;
  }
  last_instantiation_ = &instantiation;
}

void Registry::add(MissingValuesAllowed& allowed) {
  allowed.next = allowed_;
  allowed_ = &allowed;
}

bool Registry::may_miss_values(std::string_view suite) const {
  for (const MissingValuesAllowed* known = allowed_; known != nullptr; known = known->next) {
    if (suite == known->suite) {
      return true;
    }
  }
  return false;
}

Registry::Cursor Registry::first() const {
  return Cursor(*this);
}

std::size_t Registry::count() const {
  std::size_t count = 0;
  for (Cursor at = first(); !at.at_end(); ++at) {
    ++count;
  }
  return count;
}

Registry::Cursor::Cursor(const Registry& registry) : registry_(&registry) {
  enter_suite(registry.first_suite_);
  settle();
}

Registry::Cursor& Registry::Cursor::operator++() {
  ++index_;
  settle();
  return *this;
}

void Registry::Cursor::enter_suite(const Definition* first) {
  suite_ = first;
  definition_ = first;
  index_ = 0;
  instantiation_ = nullptr;
  if (first != nullptr && first->has_parameter) {
    instantiation_ = matching(registry_->first_instantiation_);
  }
}

const Instantiation* Registry::Cursor::matching(const Instantiation* from) const {
  while (from != nullptr && from->fixture != suite_->fixture.id) {
    from = from->next;
  }
  return from;
}

void Registry::Cursor::settle() {
  while (stage_ == Stage::kSuites) {
    if (suite_ == nullptr) {
      stage_ = Stage::kUnusedInstantiations;
      instantiation_ = registry_->first_instantiation_;
      index_ = 0;
    } else if (definition_ != nullptr) {
      if (settle_in_definition()) {
        return;
      }
      definition_ = definition_->next;
      index_ = 0;
    } else {
      const Instantiation* const next =
          instantiation_ == nullptr ? nullptr : matching(instantiation_->next);
      if (next != nullptr) {
        instantiation_ = next;
        definition_ = suite_;
      } else {
        enter_suite(suite_->next_suite);
      }
    }
  }
  if (stage_ == Stage::kUnusedInstantiations) {
    settle_in_unused();
  }
}

bool Registry::Cursor::settle_in_definition() {
  const std::size_t count = cases_here();
  if (index_ >= count) {
    return false;
  }
  case_ = {.definition = definition_,
           .instantiation = instantiation_,
           .index = index_,
           .is_disabled = is_disabled()};
  find_problem();
  return true;
}

std::size_t Registry::Cursor::cases_here() const {
  if (instantiation_ != nullptr) {
    return instantiation_->count();
  }
  return definition_->has_parameter && registry_->may_miss_values(suite_->suite) ? 0 : 1;
}

bool Registry::Cursor::is_disabled() const {
  return is_disabled_name(definition_->suite) || is_disabled_name(definition_->name) ||
         (instantiation_ != nullptr && is_disabled_name(instantiation_->prefix));
}

void Registry::Cursor::find_problem() {
  if (definition_->fixture.id != suite_->fixture.id) {
    case_.problem = TestCase::Problem::kOtherFixture;
    case_.other_file = suite_->file;
    case_.other_line = suite_->line;
  }
  if (definition_->has_parameter && instantiation_ == nullptr) {
    case_.problem = TestCase::Problem::kNoValues;
  }
  if (definition_->same_name != nullptr) {
    case_.problem = TestCase::Problem::kSameName;
    case_.copies_before = definition_->same_name_count;
    case_.other_file = definition_->same_name->file;
    case_.other_line = definition_->same_name->line;
    return;
  }
  if (instantiation_ == nullptr) {
    return;
  }
  for (const Instantiation* known = matching(registry_->first_instantiation_);
       known != instantiation_; known = matching(known->next)) {
    if (std::string_view(known->prefix) == instantiation_->prefix) {
      if (case_.copies_before++ == 0) {
        case_.other_file = known->file;
        case_.other_line = known->line;
      }
      case_.problem = TestCase::Problem::kSamePrefix;
    }
  }
}

void Registry::Cursor::settle_in_unused() {
  // index_ is 1 where the instantiation has been a case already.
  for (; instantiation_ != nullptr; instantiation_ = instantiation_->next, index_ = 0) {
    if (index_ != 0 || registry_->may_miss_values(instantiation_->suite)) {
      continue;
    }
    bool is_used = false;
    for (const Definition* suite = registry_->first_suite_; suite != nullptr;
         suite = suite->next_suite) {
      is_used = is_used || (suite->has_parameter && suite->fixture.id == instantiation_->fixture);
    }
    if (!is_used) {
      case_ = {.instantiation = instantiation_, .problem = TestCase::Problem::kNoDefinition};
      return;
    }
  }
  stage_ = Stage::kEnd;
}

void TestCase::write_name(TextSink& out) const {
  NameSink name(out);
  if (instantiation != nullptr && instantiation->prefix[0] != '\0') {
    format_to(name, "{}/", instantiation->prefix);
  }
  name.write(definition != nullptr ? definition->suite : instantiation->suite);
  if (definition != nullptr) {
    format_to(name, ".{}", definition->name);
    if (instantiation != nullptr) {
      name.write("/");
      instantiation->write_name(name, index);
    }
  }
  if (copies_before != 0) {
    format_to(name, "#{}", copies_before + 1);
  }
}

void TestCase::write_problem(TextSink& out) const {
  switch (problem) {
    case Problem::kNone:
      return;
    case Problem::kSameName:
      return format_to(out,
                       "not run: {}:{} has a test {}.{} as well; give one of them another name",
                       other_file, other_line, definition->suite, definition->name);
    case Problem::kOtherFixture:
      return format_to(out,
                       "not run: the suite {} has another fixture class at {}:{}; give this test "
                       "that one, or another suite (TEST and TEST_F do not share one)",
                       definition->suite, other_file, other_line);
    case Problem::kNoValues:
      return format_to(out,
                       "not run: no parameter has values for it; add "
                       "INSTANTIATE_TEST_SUITE_P(Prefix, {0}, testing::Values(...)), or "
                       "GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST({0})",
                       definition->suite);
    case Problem::kSamePrefix:
      return format_to(out,
                       "not run: {}:{} instantiates {} with the prefix \"{}\" as well; give one of "
                       "them another",
                       other_file, other_line, instantiation->suite, instantiation->prefix);
    case Problem::kNoDefinition:
      return format_to(out, "no TEST_P({}, ...) is in the kernel that these values are for",
                       instantiation->suite);
  }
}

bool TestCase::is_in_suite_of(const TestCase& other) const {
  return definition != nullptr && other.definition != nullptr &&
         in_same_suite(*definition, *other.definition) && instantiation == other.instantiation;
}

}  // namespace slipway::testing
