// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/picture.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

std::string error_of(std::string_view file) {
  const auto picture = parse_ppm(file);
  return picture ? "none" : picture.error();
}

TEST(Picture, IsReadFromAFile) {
  const auto picture = parse_ppm("P6\n2 1\n255\nabcdef");
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->width(), 2u);
  EXPECT_EQ(picture->height(), 1u);
  EXPECT_EQ(picture->at(0, 0), (Color{'a', 'b', 'c'}));
  EXPECT_EQ(picture->at(1, 0), (Color{'d', 'e', 'f'}));
}

TEST(Picture, MayHaveCommentsAndBytesBehindIt) {
  EXPECT_EQ(error_of("P6 # a comment\n1\t1 255\n123 and more"), "none");
}

TEST(Picture, StartsItsPixelsAfterOneSpace) {
  const auto picture = parse_ppm("P6\n1 1\n255\n\n12");
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->at(0, 0).red, '\n');
}

TEST(Picture, IsNeverReadBeyondItsEnd) {
  const std::string whole = "P6\n2 2\n255\nabcdefghijkl";
  EXPECT_EQ(error_of(whole), "none");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string cut = whole.substr(0, size);  // its own memory, for the sanitizers
    EXPECT_NE(error_of(cut), "none") << size;
  }
  EXPECT_EQ(error_of("P6\n2 2\n255\nabc"), "the picture ends after 3 of 12 bytes of pixels");
}

TEST(Picture, OfAnotherKindIsRefused) {
  EXPECT_EQ(error_of(""), "the picture is no binary PPM file");
  EXPECT_EQ(error_of("\x89PNG"), "the picture is no binary PPM file");
  EXPECT_EQ(error_of("P6\n1 x\n255\nabc"), "the picture's header is damaged");
  EXPECT_EQ(error_of("P6\n1 -1\n255\nabc"), "the picture's header is damaged");
  EXPECT_EQ(error_of("P6\n99999999999999999999 1\n255\nabc"), "the picture's header is damaged");
  EXPECT_EQ(error_of("P6\n0 1\n255\nabc"), "the picture has no pixels");
  EXPECT_EQ(error_of("P6\n1 1\n15\nabc"), "the picture's brightest value is 15 and not 255");
}

}  // namespace
}  // namespace slipway::runner
