// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/utf8_decoder.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace slipway {
namespace {

constexpr char32_t kBad = 0xFFFD;

std::vector<char32_t> decode(std::string_view bytes) {
  Utf8Decoder decoder;
  std::vector<char32_t> characters;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    switch (decoder.feed(static_cast<std::uint8_t>(bytes[i]))) {
      case Utf8Decoder::State::kIncomplete:
        break;
      case Utf8Decoder::State::kComplete:
        characters.push_back(decoder.character());
        break;
      case Utf8Decoder::State::kInvalid:
        characters.push_back(kBad);
        break;
      case Utf8Decoder::State::kBroken:
        characters.push_back(kBad);
        --i;
        break;
    }
  }
  return characters;
}

using Characters = std::vector<char32_t>;

TEST(Utf8Decoder, CharactersOfOneToFourBytes) {
  EXPECT_EQ(decode("A\x7F"), (Characters{U'A', 0x7F}));
  EXPECT_EQ(decode("\xC2\x80\xDF\xBF"), (Characters{0x80, 0x7FF}));
  EXPECT_EQ(decode("\xE0\xA0\x80\xEF\xBF\xBF"), (Characters{0x800, 0xFFFF}));
  EXPECT_EQ(decode("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), (Characters{0x10000, 0x10FFFF}));
}

TEST(Utf8Decoder, BytesThatBeginNothing) {
  EXPECT_EQ(decode("\x80\xBF\xC0\xC1\xF5\xFF"), (Characters{kBad, kBad, kBad, kBad, kBad, kBad}));
}

TEST(Utf8Decoder, BytesThatBeginNothingTakeNoneAlong) {
  EXPECT_EQ(decode("\xC1\x80"), (Characters{kBad, kBad}));
  EXPECT_EQ(decode("\xF5\x80\x80\x80"), (Characters{kBad, kBad, kBad, kBad}));
}

TEST(Utf8Decoder, LongerThanNeeded) {
  EXPECT_EQ(decode("\xE0\x80\xAF"), Characters{kBad});
  EXPECT_EQ(decode("\xF0\x8F\xBF\xBF"), Characters{kBad});
}

TEST(Utf8Decoder, SurrogatesAndBeyondUnicode) {
  EXPECT_EQ(decode("\xED\xA0\x80"), Characters{kBad});
  EXPECT_EQ(decode("\xF4\x90\x80\x80"), Characters{kBad});
}

TEST(Utf8Decoder, CutShort) {
  EXPECT_EQ(decode("\xE2\x94"
                   "A"),
            (Characters{kBad, U'A'}));
  EXPECT_EQ(decode("\xE2\xE2\x94\x80"), (Characters{kBad, 0x2500}));
}

}  // namespace
}  // namespace slipway
