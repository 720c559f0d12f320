// SPDX-License-Identifier: Apache-2.0
#include "image/runner/golden/difference_picture.h"

#include <gtest/gtest.h>

#include <string>

namespace slipway::runner {
namespace {

constexpr Color kRed{0xFF, 0, 0};
constexpr Color kYellow{0xFF, 0xFF, 0};

Picture of_one_color(std::size_t width, std::size_t height, char value) {
  return Picture(width, height, std::string(width * height * 3, value));
}

TEST(DifferencePicture, HasBothPicturesAndTheirDifference) {
  const Picture expected = of_one_color(10, 6, 30);
  std::string pixels = expected.pixels();
  pixels[(2 * 10 + 4) * 3] = 99;  // at 4, 2
  pixels[(5 * 10 + 9) * 3] = 99;  // at 9, 5
  const Picture actual(10, 6, pixels);
  const Golden golden{.name = "",
                      .picture = expected,
                      .masked = {{.x = 9, .y = 5, .width = 1, .height = 1}},
                      .renewal = ""};
  const Picture sheet = difference_picture(actual, golden);
  ASSERT_EQ(sheet.width(), 3 * 10 + 2 * 8U);
  ASSERT_EQ(sheet.height(), 6U);
  EXPECT_EQ(sheet.at(4, 2), (Color{30, 30, 30}));
  EXPECT_EQ(sheet.at(18 + 4, 2), (Color{99, 30, 30}));
  constexpr std::size_t kMarked = 36;
  EXPECT_EQ(sheet.at(kMarked + 4, 2), kRed);
  EXPECT_EQ(sheet.at(kMarked + 3, 1), kYellow);
  EXPECT_EQ(sheet.at(kMarked + 5, 3), kYellow);
  EXPECT_EQ(sheet.at(kMarked + 6, 2), (Color{10, 10, 10}));
  EXPECT_EQ(sheet.at(kMarked + 9, 5).blue, 0xC0);
}

TEST(DifferencePicture, HasRoomForEitherSize) {
  const Golden golden{.name = "", .picture = of_one_color(4, 7, 0), .masked = {}, .renewal = ""};
  const Picture sheet = difference_picture(of_one_color(5, 3, 0), golden);
  ASSERT_EQ(sheet.width(), 3 * 5 + 2 * 8U);
  ASSERT_EQ(sheet.height(), 7U);
  EXPECT_EQ(sheet.at(26, 6), kRed);
  EXPECT_EQ(sheet.at(30, 0), kRed);
  EXPECT_NE(sheet.at(26, 0), kRed);
}

}  // namespace
}  // namespace slipway::runner
