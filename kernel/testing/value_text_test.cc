// SPDX-License-Identifier: Apache-2.0
#include "kernel/testing/value_text.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <expected>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "kernel/text/format.h"

namespace slipway::testing {
namespace {

struct Formatted {};

}  // namespace
}  // namespace slipway::testing

template <>
struct slipway::formatter<slipway::testing::Formatted> {
  void format(const slipway::testing::Formatted&, slipway::format_context& context) const {
    context.out().write("as it says itself");
  }
};

namespace slipway::testing {
namespace {

template <typename T>
std::string text(const T& value) {
  std::array<char, 512> buffer;
  BufferSink sink(buffer);
  ValueText(value).print(sink);
  return std::string(sink.text());
}

TEST(Numbers, AreInHexadecimalAsWell) {
  EXPECT_EQ(text(0), "0");
  EXPECT_EQ(text(-300), "-300");
  EXPECT_EQ(text(std::uint8_t{255}), "255");
  EXPECT_EQ(text(256), "256 (0x100)");
  EXPECT_EQ(text(~std::uint64_t{0}), "18446744073709551615 (0xffffffffffffffff)");
  EXPECT_EQ(text(true), "true");
}

enum class Scoped : std::uint16_t { kValue = 4096 };
enum Plain : int { kPlain = -1 };

TEST(Enumerators, AreTheirNumbers) {
  EXPECT_EQ(text(Scoped::kValue), "4096 (0x1000)");
  EXPECT_EQ(text(kPlain), "-1");
}

TEST(Characters, AreInQuotes) {
  EXPECT_EQ(text('a'), "'a'");
  EXPECT_EQ(text('\''), "'\\''");
  EXPECT_EQ(text('"'), "'\"'");
  EXPECT_EQ(text('\0'), "'\\0'");
  EXPECT_EQ(text('\x80'), "'\\x80'");
  EXPECT_EQ(text(U'\u20AC'), "U+20AC");
}

TEST(Texts, AreInQuotesWithEscapes) {
  EXPECT_EQ(text("a\n\t\r\\\"\x01'\xC3\xA9"), "\"a\\n\\t\\r\\\\\\\"\\x01'\xC3\xA9\"");
  EXPECT_EQ(text(std::string_view("a\0b", 3)), "\"a\\0b\"");
  EXPECT_EQ(text(std::string("text")), "\"text\"");
  const char padded[8] = "four";
  EXPECT_EQ(text(padded), "\"four\"");
  const char unterminated[2] = {'a', 'b'};
  EXPECT_EQ(text(unterminated), "\"ab\"");
}

TEST(Pointers, AreAddresses) {
  const auto* const pointer = reinterpret_cast<const int*>(0xABC0);
  EXPECT_EQ(text(pointer), "0xabc0");
  EXPECT_EQ(text(static_cast<int*>(nullptr)), "nullptr");
  EXPECT_EQ(text(nullptr), "nullptr");
  EXPECT_EQ(text(reinterpret_cast<void (*)()>(0x10)), "0x10");
  EXPECT_EQ(text(std::unique_ptr<int>()), "nullptr");
  const char* const characters = "text";
  EXPECT_NE(text(characters).find(", \"text\""), std::string::npos);
  EXPECT_EQ(text(static_cast<const char*>(nullptr)), "nullptr");
}

TEST(Formatters, HaveTheFirstWord) {
  EXPECT_EQ(text(Formatted()), "as it says itself");
  EXPECT_EQ(text(std::vector<Formatted>(2)), "{ as it says itself, as it says itself }");
}

TEST(Ranges, AreWrittenWithTheirElements) {
  EXPECT_EQ(text(std::vector<int>()), "{}");
  EXPECT_EQ(text(std::array{1, 2}), "{ 1, 2 }");
  EXPECT_EQ(text(std::list<std::string>{"a", "b"}), "{ \"a\", \"b\" }");
  const int numbers[] = {1, 2, 3};
  EXPECT_EQ(text(numbers), "{ 1, 2, 3 }");
  EXPECT_EQ(text(std::span(numbers).first(1)), "{ 1 }");
  EXPECT_EQ(text(std::vector<std::vector<int>>{{1}, {}}), "{ { 1 }, {} }");
  EXPECT_EQ(text(std::map<int, bool>{{1, true}}), "{ (1, true) }");
  EXPECT_EQ(text(std::vector<bool>{true}), "{ true }");
  EXPECT_TRUE(text(std::vector<int>(40)).ends_with(", 0, and 8 more }"));
}

TEST(Tuples, AreWrittenWithTheirElements) {
  EXPECT_EQ(text(std::pair{1, 'a'}), "(1, 'a')");
  EXPECT_EQ(text(std::tuple{1, std::string("b"), std::optional<int>()}), "(1, \"b\", nothing)");
  EXPECT_EQ(text(std::tuple<>()), "()");
}

TEST(Optionals, AreWrittenWithTheirValue) {
  EXPECT_EQ(text(std::optional<int>(4)), "4");
  EXPECT_EQ(text(std::optional<int>()), "nothing");
  EXPECT_EQ((text(std::expected<int, char>(4))), "4");
  EXPECT_EQ((text(std::expected<int, char>(std::unexpect, 'e'))), "error 'e'");
  EXPECT_EQ((text(std::expected<void, int>())), "a value");
}

struct Opaque {
  std::uint8_t bytes[2];
};

struct Large {
  char bytes[33];
};

TEST(OtherTypes, AreBytes) {
  EXPECT_EQ(text(Opaque{{0xAB, 1}}), "2 bytes: ab 01");
  EXPECT_EQ(
      text(Large()), "33 bytes:" + [] {
        std::string zeros;
        for (int i = 0; i < 32; ++i) {
          zeros += " 00";
        }
        return zeros;
      }() + " ...");
}

}  // namespace
}  // namespace slipway::testing
