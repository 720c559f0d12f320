// SPDX-License-Identifier: Apache-2.0
// What the assertions' macros do: each makes a Check, and ends it with the user's message if it has
// failed.
#ifndef SLIPWAY_KERNEL_TESTING_CHECK_H_
#define SLIPWAY_KERNEL_TESTING_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "slipway/kernel/testing/comparison.h"
#include "slipway/kernel/testing/failure_text.h"
#include "slipway/kernel/testing/message.h"
#include "slipway/kernel/testing/value_text.h"

namespace slipway::testing {

enum class Outcome : std::uint8_t {
  kFailure,
  kFatalFailure,
  kSkipped,
};

// Reports the text to the case that runs (session.h), and gives it back.
void end_check(FailureText& text, Outcome outcome);

// An assertion that holds costs its result in a register, and no stack.
class [[nodiscard]] Check {
 public:
  // `check.end(outcome) = check.message() << "text"`: an assignment, since what is assigned is
  // complete before, whatever operators a message has.
  class End {
   public:
    End(Check& check, Outcome outcome) : check_(check), outcome_(outcome) {}
    void operator=(MessageStream) const {
      FailureText& text = *check_.text_;
      check_.text_ = nullptr;
      end_check(text, outcome_);
    }

   private:
    Check& check_;
    Outcome outcome_;
  };

  constexpr Check() = default;
  explicit Check(FailureText& text) : text_(&text) {}

  bool failed() const { return text_ != nullptr; }
  MessageStream message() const {
    text_->begin_line();
    return MessageStream(*text_);
  }
  End end(Outcome outcome) { return {*this, outcome}; }

 private:
  FailureText* text_ = nullptr;
};

namespace internal {

// The sides of a comparison, as they are written.
struct Sides {
  std::string_view left;
  std::string_view right;
};

// The texts of failures.
[[gnu::cold]] Check fail(Place place, std::string_view text);
[[gnu::cold]] Check fail_condition(Place place, std::string_view condition, bool wanted);
[[gnu::cold]] Check fail_relation(Place place, Sides sides, Relation relation, ValueText left,
                                  ValueText right);
[[gnu::cold]] Check fail_text(Place place, Sides sides, std::string_view claim, const char* left,
                              const char* right);
[[gnu::cold]] Check fail_near(Place place, Sides sides, ValueText left, ValueText right,
                              ValueText most);

// How many failures so far have ended a function of the case that runs.
std::size_t fatal_failures();

// What is run as a death test: see session.h.
void reach_death(Place place, std::string_view statement, std::string_view pattern,
                 void (*run)(void* body), void* body);

}  // namespace internal

inline Check check_condition(Place place, const char* text, bool condition, bool wanted) {
  if (condition == wanted) [[likely]] {
    return {};
  }
  return internal::fail_condition(place, text, wanted);
}

template <Relation kRelation, typename L, typename R>
Check check_relation(Place place, internal::Sides sides, const L& left, const R& right) {
  if constexpr (std::is_volatile_v<L> || std::is_volatile_v<R>) {
    // Read once: what is printed is what was compared.
    const std::remove_cv_t<L> left_now = left;
    const std::remove_cv_t<R> right_now = right;
    return check_relation<kRelation>(place, sides, left_now, right_now);
  } else if (holds<kRelation>(left, right)) [[likely]] {
    return {};
  } else {
    return internal::fail_relation(place, sides, kRelation, ValueText(left), ValueText(right));
  }
}

Check check_same_text(Place place, internal::Sides sides, const char* left, const char* right);
Check check_other_text(Place place, internal::Sides sides, const char* left, const char* right);
Check check_same_text_in_any_case(Place place, internal::Sides sides, const char* left,
                                  const char* right);
Check check_other_text_in_any_case(Place place, internal::Sides sides, const char* left,
                                   const char* right);

template <typename L, typename R, typename M>
Check check_near(Place place, internal::Sides sides, const L& left, const R& right, const M& most) {
  static_assert(internal::Number<L> && internal::Number<R> && internal::Number<M>,
                "EXPECT_NEAR in a kernel compares integers: it has no floating point");
  if (near(left, right, most)) [[likely]] {
    return {};
  }
  return internal::fail_near(place, sides, ValueText(left), ValueText(right), ValueText(most));
}

template <typename Statement>
Check check_no_fatal_failure(Place place, Statement statement) {
  const std::size_t before = internal::fatal_failures();
  statement();
  if (internal::fatal_failures() == before) [[likely]] {
    return {};
  }
  return internal::fail(place, "the statement has failed, as said above");
}

// Its statement is run in a boot of its own, and has to end the kernel.
template <typename Statement>
Check check_death(Place place, const char* text, std::string_view pattern, Statement statement) {
  internal::reach_death(
      place, text, pattern, [](void* body) { (*static_cast<Statement*>(body))(); }, &statement);
  return {};
}

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_CHECK_H_
