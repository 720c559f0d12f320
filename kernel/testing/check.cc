// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/check.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "slipway/kernel/testing/comparison.h"
#include "slipway/kernel/testing/failure_text.h"
#include "slipway/kernel/testing/value_text.h"
#include "slipway/kernel/text/format.h"

namespace slipway::testing {
namespace {

// So that what a user prints of the first does not take the room of the second.
constexpr std::size_t kLongestValue = 600;

class LimitedSink final : public TextSink {
 public:
  explicit LimitedSink(TextSink& out) : out_(out) {}

  void write(std::string_view text) override {
    if (is_full_) {
      return;
    }
    if (text.size() > kLongestValue - size_) {
      out_.write(" ...");
      is_full_ = true;
      return;
    }
    out_.write(text);
    size_ += text.size();
  }

 private:
  TextSink& out_;
  std::size_t size_ = 0;
  bool is_full_ = false;
};

// Whether what is printed is what is written in the source, as for most literals.
class EqualitySink final : public TextSink {
 public:
  explicit EqualitySink(std::string_view expected) : rest_(expected) {}

  void write(std::string_view text) override {
    is_equal_ = is_equal_ && rest_.starts_with(text);
    if (is_equal_) {
      rest_.remove_prefix(text.size());
    }
  }
  bool is_equal() const { return is_equal_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_equal_ = true;
};

// "  name = value", on a line of its own; nothing for what is a literal.
void explain(FailureText& out, std::string_view name, ValueText value) {
  EqualitySink is_literal(name);
  value.print(is_literal);
  if (is_literal.is_equal()) {
    return;
  }
  out.begin_line();
  format_to(out, "  {} = ", name);
  LimitedSink limited(out);
  value.print(limited);
}

struct Text {
  const char* characters;
};

}  // namespace
}  // namespace slipway::testing

template <>
struct slipway::formatter<slipway::testing::Text> {
  void format(const slipway::testing::Text& text, slipway::format_context& context) const {
    if (text.characters == nullptr) {
      context.out().write("nullptr");
    } else {
      slipway::testing::internal::print_text(context.out(), text.characters);
    }
  }
};

namespace slipway::testing {
namespace internal {

Check fail(Place place, std::string_view text) {
  FailureText& out = FailureText::take(place);
  out.write(text);
  return Check(out);
}

Check fail_condition(Place place, std::string_view condition, bool wanted) {
  FailureText& out = FailureText::take(place);
  format_to(out, "{} is {}", condition, !wanted);
  return Check(out);
}

Check fail_relation(Place place, Sides sides, Relation relation, ValueText left, ValueText right) {
  FailureText& out = FailureText::take(place);
  format_to(out, "not so: {} {} {}", sides.left, testing::text(relation), sides.right);
  explain(out, sides.left, left);
  explain(out, sides.right, right);
  return Check(out);
}

Check fail_text(Place place, Sides sides, std::string_view claim, const char* left,
                const char* right) {
  FailureText& out = FailureText::take(place);
  format_to(out, "not so: {} and {} {}", sides.left, sides.right, claim);
  explain(out, sides.left, ValueText(Text{left}));
  explain(out, sides.right, ValueText(Text{right}));
  return Check(out);
}

Check fail_near(Place place, Sides sides, ValueText left, ValueText right, ValueText most) {
  FailureText& out = FailureText::take(place);
  format_to(out, "not so: {} and {} are at most ", sides.left, sides.right);
  most.print(out);
  out.write(" apart");
  explain(out, sides.left, left);
  explain(out, sides.right, right);
  return Check(out);
}

}  // namespace internal

Check check_same_text(Place place, internal::Sides sides, const char* left, const char* right) {
  if (same_text(left, right)) {
    return {};
  }
  return internal::fail_text(place, sides, "are the same text", left, right);
}

Check check_other_text(Place place, internal::Sides sides, const char* left, const char* right) {
  if (!same_text(left, right)) {
    return {};
  }
  return internal::fail_text(place, sides, "are different texts", left, right);
}

Check check_same_text_in_any_case(Place place, internal::Sides sides, const char* left,
                                  const char* right) {
  if (same_text_in_any_case(left, right)) {
    return {};
  }
  return internal::fail_text(place, sides, "are the same text, upper and lower case aside", left,
                             right);
}

Check check_other_text_in_any_case(Place place, internal::Sides sides, const char* left,
                                   const char* right) {
  if (!same_text_in_any_case(left, right)) {
    return {};
  }
  return internal::fail_text(place, sides, "are different texts, upper and lower case aside", left,
                             right);
}

}  // namespace slipway::testing
