// SPDX-License-Identifier: Apache-2.0
// Any value in words, for who reads why a test has failed.
#ifndef SLIPWAY_KERNEL_TESTING_VALUE_TEXT_H_
#define SLIPWAY_KERNEL_TESTING_VALUE_TEXT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "slipway/kernel/text/format.h"
#include "slipway/kernel/text/format_argument.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway::testing {

// What a formatter has a say in is written by it. Otherwise texts are in quotes, with escapes;
// integers from 256 on are in hexadecimal as well; enumerators are their numbers; ranges, pairs,
// tuples, optional and expected values are written with what is in them; of anything else, its size
// and its first bytes.
template <typename T>
void print_value(TextSink& out, const T& value);

namespace internal {

inline constexpr std::size_t kMostElements = 32;  // of a range

void print_signed(TextSink& out, std::int64_t value);
void print_unsigned(TextSink& out, std::uint64_t value);
void print_character(TextSink& out, char value);
void print_code_point(TextSink& out, std::uint32_t value);
void print_text(TextSink& out, std::string_view text);
void print_address(TextSink& out, std::uintptr_t address);
void print_c_string(TextSink& out, const char* text);
void print_bytes(TextSink& out, const void* object, std::size_t size);
void print_count_of_rest(TextSink& out, std::size_t count);

template <typename T>
inline constexpr bool kIsPlainCharacter = std::is_same_v<T, char>;

template <typename T>
inline constexpr bool kIsWideCharacter = std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
                                         std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>;

template <typename T>
concept OptionalLike = requires(const T& value) {
  { value.has_value() } -> std::convertible_to<bool>;
};

template <typename T>
concept PointerLike = requires(const T& value) {
  requires std::is_pointer_v<std::remove_cvref_t<decltype(value.get())>>;
  *value;
};

template <typename T>
concept RangeLike = requires(const T& range) {
  *std::begin(range);
  requires !std::is_same_v<std::remove_cvref_t<decltype(*std::begin(range))>, T>;
  static_cast<bool>(std::begin(range) != std::end(range));
};

template <typename T>
concept TupleLike = requires { std::tuple_size<T>::value; };

template <typename T>
void print_range(TextSink& out, const T& range) {
  out.write("{");
  std::size_t count = 0;
  const auto end = std::end(range);
  for (auto at = std::begin(range); at != end; ++at, ++count) {
    if (count < kMostElements) {
      out.write(count == 0 ? " " : ", ");
      // Of its own type also where the range gives something else, as that of bits does.
      const std::iter_value_t<decltype(at)>& element = *at;
      print_value(out, element);
    }
  }
  if (count > kMostElements) {
    print_count_of_rest(out, count - kMostElements);
  }
  out.write(count == 0 ? "}" : " }");
}

template <typename T, std::size_t... kIndices>
void print_tuple(TextSink& out, const T& tuple, std::index_sequence<kIndices...>) {
  using std::get;
  out.write("(");
  ((out.write(kIndices == 0 ? "" : ", "), print_value(out, get<kIndices>(tuple))), ...);
  out.write(")");
}

template <typename T>
void print_optional(TextSink& out, const T& value) {
  if (value.has_value()) {
    if constexpr (requires { print_value(out, *value); }) {
      print_value(out, *value);
    } else {
      out.write("a value");  // std::expected<void, ...>
    }
  } else if constexpr (requires { value.error(); }) {
    out.write("error ");
    print_value(out, value.error());
  } else {
    out.write("nothing");
  }
}

}  // namespace internal

template <typename T>
void print_value(TextSink& out, const T& value) {
  if constexpr (slipway::internal::CustomFormatted<T>) {
    format_context context(out);
    formatter<T>{}.format(value, context);
  } else if constexpr (std::is_same_v<T, bool>) {
    out.write(value ? "true" : "false");
  } else if constexpr (internal::kIsPlainCharacter<T>) {
    internal::print_character(out, value);
  } else if constexpr (internal::kIsWideCharacter<T>) {
    internal::print_code_point(out, static_cast<std::uint32_t>(value));
  } else if constexpr (slipway::internal::Integer<T>) {
    if constexpr (std::is_signed_v<T>) {
      internal::print_signed(out, value);
    } else {
      internal::print_unsigned(out, value);
    }
  } else if constexpr (std::is_enum_v<T>) {
    print_value(out, static_cast<std::underlying_type_t<T>>(value));
  } else if constexpr (std::is_null_pointer_v<T>) {
    out.write("nullptr");
  } else if constexpr (std::is_same_v<T, char*> || std::is_same_v<T, const char*>) {
    internal::print_c_string(out, value);
  } else if constexpr (std::is_pointer_v<T>) {
    internal::print_address(out, reinterpret_cast<std::uintptr_t>(value));
  } else if constexpr (std::is_array_v<T> &&
                       std::is_same_v<std::remove_cv_t<std::remove_extent_t<T>>, char>) {
    // Up to the zero, if there is one.
    const std::string_view all(value, std::extent_v<T>);
    internal::print_text(out, all.substr(0, all.find('\0')));
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    internal::print_text(out, value);
  } else if constexpr (internal::RangeLike<T>) {
    internal::print_range(out, value);
  } else if constexpr (internal::TupleLike<T>) {
    internal::print_tuple(out, value, std::make_index_sequence<std::tuple_size_v<T>>());
  } else if constexpr (internal::OptionalLike<T>) {
    internal::print_optional(out, value);
  } else if constexpr (internal::PointerLike<T>) {
    print_value(out, static_cast<const volatile void*>(value.get()));
  } else {
    internal::print_bytes(out, std::addressof(value), sizeof(value));
  }
}

// A value of any type, and how it is printed: what all assertions have in common. It lives no
// longer than the value.
class ValueText {
 public:
  template <typename T>
  explicit ValueText(const T& value)
      : value_(std::addressof(value)), print_([](TextSink& out, const void* object) {
          print_value(out, *static_cast<const T*>(object));
        }) {}

  void print(TextSink& out) const { print_(out, value_); }

 private:
  const void* value_;
  void (*print_)(TextSink& out, const void* object);
};

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_VALUE_TEXT_H_
