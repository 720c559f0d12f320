// SPDX-License-Identifier: Apache-2.0
// Which format strings compile. Nearly all of it is decided while this file is compiled.
#include "slipway/kernel/text/format_string.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/format.h"

namespace slipway {
namespace {

struct NotFormattable {};
enum class EnumWithoutFormatter { kA };
enum OldEnum { kOld };

struct Point {
  int x;
  int y;
};

}  // namespace

template <>
struct formatter<Point> {
  void format(const Point&, format_context&) const {}
};

namespace {

// What must compile.
static_assert(is_valid_format<>(""));
static_assert(is_valid_format<>("no fields {{}}"));
static_assert(is_valid_format<int>("{}"));
static_assert(is_valid_format<int, int>("{} {}"));
static_assert(is_valid_format<int, int>("{1} {0} {1}"));
static_assert(is_valid_format<std::int8_t, std::uint8_t, std::int16_t, std::uint16_t>("{}{}{}{}"));
static_assert(
    is_valid_format<std::int32_t, std::uint32_t, std::int64_t, std::uint64_t>("{}{}{}{}"));
static_assert(is_valid_format<long, unsigned long, std::size_t, std::ptrdiff_t>("{}{}{}{}"));
static_assert(is_valid_format<bool, char>("{}{}"));
static_assert(is_valid_format<bool, char>("{:s}{:c}"));
static_assert(is_valid_format<bool, char>("{:d}{:#x}"));
static_assert(is_valid_format<int, int, int, int, int, int, int>("{:b}{:B}{:c}{:d}{:o}{:x}{:X}"));
static_assert(is_valid_format<const char*, char*, std::string_view, char[4]>("{}{:s}{:>9}{:.2}"));
static_assert(is_valid_format<void*, const void*, std::nullptr_t, int*>("{}{:p}{:>20}{:020}"));
static_assert(is_valid_format<volatile std::uint32_t*, unsigned char*, void (*)()>("{}{}{}"));
static_assert(is_valid_format<Point>("{:*^12}"));
static_assert(is_valid_format<int>("{:═^+#012x}"));
static_assert(is_valid_format<int>("{: }"));
static_assert(is_valid_format<int>("{:-}"));
static_assert(is_valid_format<int>("{:9999}"));

// A wrong count.
static_assert(!is_valid_format<>("{}"));
static_assert(!is_valid_format<int>("{} {}"));
static_assert(!is_valid_format<int>("{1}"));
static_assert(!is_valid_format<int>("no field"));
static_assert(!is_valid_format<int, int>("{}"));
static_assert(!is_valid_format<int, int>("{0}"));
static_assert(!is_valid_format<int, int, int>("{0} {2}"));
static_assert(!is_valid_format<int>("{99999999999999999999}"));

// Braces.
static_assert(!is_valid_format<>("{"));
static_assert(!is_valid_format<>("}"));
static_assert(!is_valid_format<>("{{}"));
static_assert(!is_valid_format<int>("{"));
static_assert(!is_valid_format<int>("{:"));
static_assert(!is_valid_format<int>("{:x"));
static_assert(!is_valid_format<int>("{0"));
static_assert(!is_valid_format<int>("{}}"));
static_assert(!is_valid_format<int>("{ }"));

// Numbered and unnumbered fields.
static_assert(!is_valid_format<int, int>("{} {0}"));
static_assert(!is_valid_format<int, int>("{0} {}"));

// Specifications that are none.
static_assert(!is_valid_format<int>("{:y}"));
static_assert(!is_valid_format<int>("{:xx}"));
static_assert(!is_valid_format<int>("{:x8}"));
static_assert(!is_valid_format<int>("{:>>>5}"));
static_assert(!is_valid_format<int>("{:+-}"));
static_assert(!is_valid_format<int>("{:{<5}"));
static_assert(!is_valid_format<int>("{:}<5}"));
static_assert(!is_valid_format<int>("{name}"));
static_assert(!is_valid_format<int>("{:10000}"));
static_assert(!is_valid_format<int>("{:99999999999999999999}"));
static_assert(!is_valid_format<std::string_view>("{:.}"));
static_assert(!is_valid_format<std::string_view>("{:.10000}"));
static_assert(!is_valid_format<int, int>("{:{}}"));
static_assert(!is_valid_format<std::string_view, int>("{:.{}}"));

// Specifications for another type.
static_assert(!is_valid_format<int>("{:s}"));
static_assert(!is_valid_format<int>("{:p}"));
static_assert(!is_valid_format<int>("{:.3}"));
static_assert(!is_valid_format<std::string_view>("{:d}"));
static_assert(!is_valid_format<std::string_view>("{:x}"));
static_assert(!is_valid_format<std::string_view>("{:+}"));
static_assert(!is_valid_format<std::string_view>("{:#}"));
static_assert(!is_valid_format<std::string_view>("{:08}"));
static_assert(!is_valid_format<bool>("{:c}"));
static_assert(!is_valid_format<bool>("{:+}"));
static_assert(!is_valid_format<char>("{:s}"));
static_assert(!is_valid_format<char>("{:+}"));
static_assert(!is_valid_format<int>("{:+c}"));
static_assert(!is_valid_format<void*>("{:x}"));
static_assert(!is_valid_format<void*>("{:+}"));
static_assert(!is_valid_format<Point>("{:x}"));
static_assert(!is_valid_format<Point>("{:.3}"));

// Types that nobody knows how to print.
static_assert(!is_valid_format<NotFormattable>("{}"));
static_assert(!is_valid_format<EnumWithoutFormatter>("{}"));
static_assert(!is_valid_format<OldEnum>("{}"));
static_assert(!is_valid_format<int, NotFormattable>("{} {}"));
static_assert(!is_valid_format<float>("{}"));
static_assert(!is_valid_format<double>("{}"));
static_assert(!is_valid_format<wchar_t>("{}"));
static_assert(!is_valid_format<char8_t>("{}"));
static_assert(!is_valid_format<char32_t>("{}"));
static_assert(!is_valid_format<std::byte>("{}"));

// The verdict says what is wrong, and each has its own sentence in the compiler's error.
static_assert(check_format<int>("{") == FormatError::kUnclosedField);
static_assert(check_format<int>("{:x") == FormatError::kUnclosedField);
static_assert(check_format<int>("{}}") == FormatError::kUnmatchedClosingBrace);
static_assert(check_format<int>("{}{}") == FormatError::kTooFewArguments);
static_assert(check_format<int, int>("{}") == FormatError::kUnusedArgument);
static_assert(check_format<int, int>("{}{1}") == FormatError::kMixedNumbering);
static_assert(check_format<int>("{:y}") == FormatError::kUnknownSpec);
static_assert(check_format<int>("{:10000}") == FormatError::kWidthTooLarge);
static_assert(check_format<int, int>("{:{}}") == FormatError::kDynamicWidth);
static_assert(check_format<int>("{:s}") == FormatError::kTypeDoesNotFitArgument);
static_assert(check_format<bool>("{:+}") == FormatError::kFlagDoesNotFitArgument);

TEST(FormatString, RemembersWhereItWasWritten) {
  const format_string<int> format = "{}";
  EXPECT_EQ(format.get(), "{}");
  EXPECT_EQ(format.where().line(), __LINE__ - 2);
  EXPECT_TRUE(std::string_view(format.where().file_name()).ends_with("format_string_test.cc"));
}

}  // namespace
}  // namespace slipway
