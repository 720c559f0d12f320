// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/error/packed_text.h"

#include <gtest/gtest.h>

#include <string>

namespace slipway::loader {
namespace {

std::string unpack(std::string_view packed) {
  std::string text;
  for (const char& byte : packed) {
    text += unpacked(byte);
  }
  return text;
}

TEST(PackedText, IsTheSameTextInFewerBytes) {
  constexpr auto kText =
      kPacked<"the segment needs {Ba} of memory in one piece, which it has not ">;
  EXPECT_EQ(unpack({kText.data(), kText.size() - 1}),
            "the segment needs {Ba} of memory in one piece, which it has not ");
  EXPECT_EQ(kText.back(), 0);
  EXPECT_LT(kText.size(), 25u);
}

TEST(PackedText, MayHaveNoPiece) {
  EXPECT_EQ(kPacked<"xyz">.size(), 4u);
  EXPECT_EQ(unpack("xyz"), "xyz");
  EXPECT_EQ(kPacked<"">.size(), 1u);
}

// Each byte from the first on, and none that is not there.
TEST(PackedText, HasAsManyPiecesAsBytesForThem) {
  std::size_t count = 0;
  for (std::string_view p = kPieces; !p.empty(); p = p.data() + p.size() + 1) {
    EXPECT_EQ(piece(count), p);
    ++count;
  }
  EXPECT_GT(count, 0u);
  EXPECT_LE(count, PieceTable::kMost);
}

TEST(PackedText, StandsBehindOthers) {
  constexpr auto kBoth = joined(kPacked<"a">, kPacked<"">, kPacked<"b">);
  EXPECT_EQ(std::string_view(kBoth.data(), kBoth.size()), std::string_view("a\0\0b\0", 5));
}

}  // namespace
}  // namespace slipway::loader
