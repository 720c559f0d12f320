// SPDX-License-Identifier: Apache-2.0
// Comparisons that mean what mathematics means: -1 is less than 1u, and no compiler warns.
#ifndef SLIPWAY_KERNEL_TESTING_COMPARISON_H_
#define SLIPWAY_KERNEL_TESTING_COMPARISON_H_

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include "slipway/kernel/text/format_argument.h"

namespace slipway::testing {

enum class Relation : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
};

constexpr std::string_view text(Relation relation) {
  switch (relation) {
    case Relation::kEqual:
      return "==";
    case Relation::kNotEqual:
      return "!=";
    case Relation::kLess:
      return "<";
    case Relation::kLessOrEqual:
      return "<=";
    case Relation::kGreater:
      return ">";
    case Relation::kGreaterOrEqual:
      return ">=";
  }
  return "";
}

namespace internal {

template <typename T>
concept Number = slipway::internal::Integer<std::remove_cv_t<T>>;

template <Relation kRelation, Number L, Number R>
constexpr bool numbers_are(L left, R right) {
  switch (kRelation) {
    case Relation::kEqual:
      return std::cmp_equal(left, right);
    case Relation::kNotEqual:
      return std::cmp_not_equal(left, right);
    case Relation::kLess:
      return std::cmp_less(left, right);
    case Relation::kLessOrEqual:
      return std::cmp_less_equal(left, right);
    case Relation::kGreater:
      return std::cmp_greater(left, right);
    case Relation::kGreaterOrEqual:
      return std::cmp_greater_equal(left, right);
  }
}

}  // namespace internal

// Whether the relation holds between the two. Types of a user's need the operator only that is
// asked for.
template <Relation kRelation, typename L, typename R>
constexpr bool holds(const L& left, const R& right) {
  static_assert(!(std::is_array_v<L> && std::is_array_v<R>),
                "two arrays would be compared by their addresses: texts have EXPECT_STREQ, and "
                "others may be a std::array or a std::span");
  if constexpr (internal::Number<L> && internal::Number<R>) {
    return internal::numbers_are<kRelation, std::remove_cv_t<L>, std::remove_cv_t<R>>(left, right);
  } else if constexpr (kRelation == Relation::kEqual) {
    return static_cast<bool>(left == right);
  } else if constexpr (kRelation == Relation::kNotEqual) {
    return static_cast<bool>(left != right);
  } else if constexpr (kRelation == Relation::kLess) {
    return static_cast<bool>(left < right);
  } else if constexpr (kRelation == Relation::kLessOrEqual) {
    return static_cast<bool>(left <= right);
  } else if constexpr (kRelation == Relation::kGreater) {
    return static_cast<bool>(left > right);
  } else {
    return static_cast<bool>(left >= right);
  }
}

// Texts that end with a zero; null is equal to null alone.
bool same_text(const char* left, const char* right);
// The same, where upper and lower case of the 26 letters are equal.
bool same_text_in_any_case(const char* left, const char* right);

// Whether two integers are no further apart than `most`.
template <internal::Number L, internal::Number R, internal::Number M>
constexpr bool near(const L& left, const R& right, const M& most) {
  if (std::cmp_less(left, right)) {
    return near(right, left, most);
  }
  // As numbers of 64 bits the difference is right even where that of the types would overflow.
  const std::uint64_t distance =
      static_cast<std::uint64_t>(left) - static_cast<std::uint64_t>(right);
  return std::cmp_less_equal(distance, most);
}

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_COMPARISON_H_
