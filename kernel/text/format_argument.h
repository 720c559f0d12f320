// SPDX-License-Identifier: Apache-2.0
// One argument of `print`, whatever its type was: what all call sites share, so that each costs
// only a few stores.
#ifndef SLIPWAY_KERNEL_TEXT_FORMAT_ARGUMENT_H_
#define SLIPWAY_KERNEL_TEXT_FORMAT_ARGUMENT_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "slipway/kernel/text/format_spec.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway {

// What a user's formatter writes to.
class format_context {
 public:
  constexpr explicit format_context(TextSink& out) : out_(out) {}
  constexpr TextSink& out() { return out_; }

 private:
  TextSink& out_;
};

// Specialise it to print a type of your own, as with std::formatter but without `parse`; fill,
// alignment and width in the format string then work by themselves:
//
//   template <>
//   struct slipway::formatter<Point> {
//     void format(const Point& p, slipway::format_context& context) const {
//       slipway::format_to(context.out(), "({}, {})", p.x, p.y);
//     }
//   };
template <typename T>
struct formatter;

namespace internal {

template <typename T>
concept Character = std::same_as<T, char>;

// Integers that are numbers: not bool, and none of the character types.
template <typename T>
concept Integer =
    std::integral<T> && sizeof(T) <= 8 && !std::same_as<T, bool> && !std::same_as<T, char> &&
    !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> && !std::same_as<T, char16_t> &&
    !std::same_as<T, char32_t>;

template <typename T>
concept String = std::convertible_to<const T&, std::string_view> || std::same_as<T, char*> ||
                 std::same_as<T, const char*>;

template <typename T>
concept Pointer = (std::is_pointer_v<T> && !String<T>) || std::same_as<T, std::nullptr_t>;

template <typename T>
concept CustomFormatted = requires(const formatter<T>& f, const T& value, format_context& context) {
  f.format(value, context);
};

template <typename T>
using Value = std::decay_t<const T&>;  // as an array is passed: by pointer

}  // namespace internal

// Whether `print` takes a T.
template <typename T>
concept formattable =
    std::same_as<internal::Value<T>, bool> || internal::Character<internal::Value<T>> ||
    internal::Integer<internal::Value<T>> || internal::String<internal::Value<T>> ||
    internal::Pointer<internal::Value<T>> || internal::CustomFormatted<internal::Value<T>>;

template <typename T>
  requires formattable<T>
consteval ArgumentKind argument_kind() {
  using V = internal::Value<T>;
  if constexpr (internal::CustomFormatted<V>) {
    return ArgumentKind::kCustom;
  }
  if constexpr (std::same_as<V, bool>) {
    return ArgumentKind::kBool;
  }
  if constexpr (internal::Character<V>) {
    return ArgumentKind::kCharacter;
  }
  if constexpr (internal::Integer<V>) {
    return std::signed_integral<V> ? ArgumentKind::kSigned : ArgumentKind::kUnsigned;
  }
  if constexpr (internal::String<V>) {
    return ArgumentKind::kString;
  }
  return ArgumentKind::kPointer;
}

// Refers to the argument where it does not fit; lives no longer than the call of `print`.
class FormatArgument {
 public:
  using CustomFormat = void (*)(const void* value, format_context& context);

  template <formattable T>
  constexpr explicit FormatArgument(const T& value) : kind_(argument_kind<T>()) {
    using V = internal::Value<T>;
    constexpr ArgumentKind kKind = argument_kind<T>();
    if constexpr (kKind == ArgumentKind::kCustom) {
      custom_ = {&value, [](const void* object, format_context& context) {
                   formatter<V>{}.format(*static_cast<const V*>(object), context);
                 }};
    } else if constexpr (kKind == ArgumentKind::kString) {
      if constexpr (std::is_pointer_v<V>) {
        // The one check that a type cannot make: a null string is a bug worth seeing, not a fault.
        const char* const characters = value;
        string_ = characters == nullptr ? "(null)" : std::string_view(characters);
      } else {
        string_ = std::string_view(value);
      }
    } else if constexpr (std::same_as<V, std::nullptr_t>) {
      number_ = 0;
    } else if constexpr (kKind == ArgumentKind::kPointer) {
      number_ = reinterpret_cast<std::uintptr_t>(value);
    } else if constexpr (kKind == ArgumentKind::kSigned) {
      number_ = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    } else if constexpr (kKind == ArgumentKind::kCharacter) {
      number_ = static_cast<unsigned char>(value);
    } else {
      number_ = static_cast<std::uint64_t>(value);
    }
  }

  constexpr ArgumentKind kind() const { return kind_; }
  // kBool, kCharacter, kSigned (sign-extended), kUnsigned, kPointer
  constexpr std::uint64_t number() const { return number_; }
  // kString
  constexpr std::string_view string() const { return string_; }
  // kCustom
  constexpr void format_custom(format_context& context) const {
    custom_.format(custom_.value, context);
  }

 private:
  struct Custom {
    const void* value;
    CustomFormat format;
  };

  union {
    std::uint64_t number_;
    std::string_view string_;
    Custom custom_;
  };
  ArgumentKind kind_;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_FORMAT_ARGUMENT_H_
