// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/format.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace slipway {
namespace {

class StringSink final : public TextSink {
 public:
  void write(std::string_view text) override { text_ += text; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

template <typename... Args>
std::string formatted(format_string<Args...> format, const Args&... arguments) {
  StringSink sink;
  vformat_to(sink, format.get(), internal::pack(arguments...));
  return sink.text();
}

enum class Fruit { kApple, kPear };

struct Point {
  int x;
  int y;
};

}  // namespace

template <>
struct formatter<Fruit> {
  void format(Fruit fruit, format_context& context) const {
    context.out().write(fruit == Fruit::kApple ? "apple" : "pear");
  }
};

template <>
struct formatter<Point> {
  void format(const Point& point, format_context& context) const {
    format_to(context.out(), "({}, {:+})", point.x, point.y);
  }
};

namespace {

TEST(Format, LiteralText) {
  EXPECT_EQ(formatted(""), "");
  EXPECT_EQ(formatted("plain"), "plain");
  EXPECT_EQ(formatted("{{}} {{{}}}", 1), "{} {1}");
}

TEST(Format, IntegersOfAllWidths) {
  EXPECT_EQ(formatted("{}", 0), "0");
  EXPECT_EQ(formatted("{} {}", std::numeric_limits<std::int8_t>::min(),
                      std::numeric_limits<std::uint8_t>::max()),
            "-128 255");
  EXPECT_EQ(formatted("{} {}", std::numeric_limits<std::int16_t>::min(),
                      std::numeric_limits<std::uint16_t>::max()),
            "-32768 65535");
  EXPECT_EQ(formatted("{} {}", std::numeric_limits<std::int32_t>::min(),
                      std::numeric_limits<std::uint32_t>::max()),
            "-2147483648 4294967295");
  EXPECT_EQ(formatted("{} {}", std::numeric_limits<std::int64_t>::max(),
                      std::numeric_limits<std::uint64_t>::max()),
            "9223372036854775807 18446744073709551615");
}

TEST(Format, SmallestInteger) {
  constexpr auto kSmallest = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(formatted("{}", kSmallest), "-9223372036854775808");
  EXPECT_EQ(formatted("{:x}", kSmallest), "-8000000000000000");
  EXPECT_EQ(formatted("{:b}", kSmallest), "-1" + std::string(63, '0'));
  EXPECT_EQ(formatted("{:#066b}", kSmallest), "-0b1" + std::string(63, '0'));
}

TEST(Format, Bases) {
  EXPECT_EQ(formatted("{:x} {:X} {:#x} {:#X}", 0xbeef, 0xbeef, 0xbeef, 0xbeef),
            "beef BEEF 0xbeef 0XBEEF");
  EXPECT_EQ(formatted("{:b} {:#b} {:#B} {:o} {:#o} {:#o}", 5, 5, 5, 8, 8, 0),
            "101 0b101 0B101 10 010 0");
  EXPECT_EQ(formatted("{:d}", 42), "42");
  EXPECT_EQ(formatted("{:x}", -255), "-ff");
}

TEST(Format, Signs) {
  EXPECT_EQ(formatted("{:+} {:+} {:+}", 1, 0, -1), "+1 +0 -1");
  EXPECT_EQ(formatted("{: } {: }", 1, -1), " 1 -1");
  EXPECT_EQ(formatted("{:-} {:-}", 1, -1), "1 -1");
  EXPECT_EQ(formatted("{:+#x}", 255), "+0xff");
}

TEST(Format, WidthFillAndAlignment) {
  EXPECT_EQ(formatted("[{:5}] [{:5}]", 42, "ab"), "[   42] [ab   ]");
  EXPECT_EQ(formatted("[{:>5}] [{:<5}] [{:^5}]", "ab", 42, 42), "[   ab] [42   ] [ 42  ]");
  EXPECT_EQ(formatted("[{:*^10}]", "mid"), "[***mid****]");
  EXPECT_EQ(formatted("[{:-<6}] [{:_>6}]", -1, -1), "[-1----] [____-1]");
  EXPECT_EQ(formatted("[{:2}]", 12345), "[12345]");
  EXPECT_EQ(formatted("[{:>3}] [{:3}]", 'c', true), "[  c] [true]");
  EXPECT_EQ(formatted("[{:6}]", true), "[true  ]");
}

TEST(Format, ZeroPadding) {
  EXPECT_EQ(formatted("{:08x}", 0xabc), "00000abc");
  EXPECT_EQ(formatted("{:#08x}", 0xabc), "0x000abc");
  EXPECT_EQ(formatted("{:05} {:+05}", -7, 7), "-0007 +0007");
  EXPECT_EQ(formatted("{:02}", 123), "123");
  // As with std::format, an alignment makes the zero without effect.
  EXPECT_EQ(formatted("[{:<05}]", 7), "[7    ]");
}

TEST(Format, Booleans) {
  EXPECT_EQ(formatted("{} {} {:d} {:#x}", true, false, true, true), "true false 1 0x1");
}

TEST(Format, Characters) {
  EXPECT_EQ(formatted("{} {:c} {:d} {:x}", 'A', 'B', 'A', 'A'), "A B 65 41");
  EXPECT_EQ(formatted("{:c}", 0x41), "A");
  EXPECT_EQ(formatted("{:c} {:c}", 100'000, -1), "? ?");
  EXPECT_EQ(formatted("{:d}", '\xff'), "255");
}

TEST(Format, Strings) {
  const char* const pointer = "pointer";
  char array[] = "array";
  const std::string_view part = std::string_view("viewport").substr(0, 4);
  EXPECT_EQ(formatted("{} {} {} {}", "literal", pointer, array, part),
            "literal pointer array view");
  EXPECT_EQ(formatted("[{:.3}] [{:5.3}] [{:.0}] [{:.9}]", "abcdef", "abcdef", "abc", "abc"),
            "[abc] [abc  ] [] [abc]");
}

TEST(Format, NullString) {
  const char* const constant = nullptr;
  char* const variable = nullptr;
  EXPECT_EQ(formatted("{} {:>8}", constant, variable), "(null)   (null)");
}

TEST(Format, WidthCountsCharactersNotBytes) {
  EXPECT_EQ(formatted("[{:>4}] [{:.2}]", "é─", "é─x"), "[  é─] [é─]");
  EXPECT_EQ(formatted("{:═^8}", "ab"), "═══ab═══");
}

TEST(Format, Pointers) {
  EXPECT_EQ(formatted("{}", nullptr), "0x0");
  EXPECT_EQ(formatted("{} {:p}", reinterpret_cast<void*>(0xb8000),
                      reinterpret_cast<const volatile int*>(0xb8000)),
            "0xb8000 0xb8000");
  EXPECT_EQ(formatted("[{:>12}]", reinterpret_cast<void*>(0xb8000)), "[     0xb8000]");
  EXPECT_EQ(formatted("{:018}", reinterpret_cast<void*>(0xffffffff80000000)), "0xffffffff80000000");
}

TEST(Format, NumberedArguments) {
  EXPECT_EQ(formatted("{1} {0} {1:x}", "a", 10), "10 a a");
}

TEST(Format, TypesOfTheUser) {
  EXPECT_EQ(formatted("{} {}", Fruit::kApple, Fruit::kPear), "apple pear");
  EXPECT_EQ(formatted("{}", Point{1, 2}), "(1, +2)");
  EXPECT_EQ(formatted("[{:8}]", Fruit::kPear), "[pear    ]");
  EXPECT_EQ(formatted("[{:>8}] [{:*<8}] [{:^8}]", Fruit::kPear, Fruit::kPear, Point{1, 2}),
            "[    pear] [pear****] [(1, +2) ]");
}

TEST(Format, ManyArguments) {
  EXPECT_EQ(formatted("{}{}{}{}{}{}{}{}{}{}", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), "0123456789");
}

TEST(FormatToBuffer, CutsOffWhatDoesNotFit) {
  std::array<char, 5> buffer;
  EXPECT_EQ(format_to(buffer, "{}", 123), "123");
  EXPECT_EQ(format_to(buffer, "{} {}", 123, 456), "123 4");
  EXPECT_EQ(format_to(std::span<char>(), "{}", 1), "");
}

}  // namespace
}  // namespace slipway
