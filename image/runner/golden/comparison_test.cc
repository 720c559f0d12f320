// SPDX-License-Identifier: Apache-2.0
#include "image/runner/golden/comparison.h"

#include <gtest/gtest.h>

#include <memory>

namespace slipway::runner {
namespace {

constexpr std::size_t kWidth = 40;
constexpr std::size_t kHeight = 20;

Picture black(std::size_t width = kWidth, std::size_t height = kHeight) {
  return Picture(width, height, std::string(width * height * 3, '\0'));
}

// Black, but for these pixels, of which the least blue is one that no eye would tell from black.
Picture with_pixels(std::initializer_list<std::pair<std::size_t, std::size_t>> places) {
  std::string pixels(kWidth * kHeight * 3, '\0');
  for (const auto& [x, y] : places) {
    pixels[(y * kWidth + x) * 3 + 2] = 1;
  }
  return Picture(kWidth, kHeight, pixels);
}

Golden golden_of(Picture picture, std::vector<Region> masked = {}) {
  return {.name = "my/golden.png",
          .picture = std::move(picture),
          .masked = std::move(masked),
          .renewal = "RENEW"};
}

Screen screen_of(Picture picture) {
  Screen screen = Screen::of_pixels(picture.width(), picture.height());
  screen.picture = std::make_shared<const Picture>(std::move(picture));
  return screen;
}

TEST(Difference, IsNoneBetweenEqualPictures) {
  EXPECT_EQ(difference(with_pixels({{3, 4}}), golden_of(with_pixels({{3, 4}}))).pixels, 0U);
  EXPECT_EQ(difference_in_words(screen_of(black()), golden_of(black())), std::nullopt);
}

TEST(Difference, IsOnePixelAnywhere) {
  for (std::size_t y = 0; y < kHeight; ++y) {
    for (std::size_t x = 0; x < kWidth; ++x) {
      const Difference found = difference(with_pixels({{x, y}}), golden_of(black()));
      ASSERT_EQ(found.pixels, 1U);
      ASSERT_EQ(found.box, (Region{.x = x, .y = y, .width = 1, .height = 1}));
    }
  }
}

TEST(Difference, HasTheBoxOfAllOfThem) {
  const Golden golden = golden_of(with_pixels({{5, 19}}));
  const auto words = difference_in_words(screen_of(with_pixels({{30, 2}, {7, 9}})), golden);
  EXPECT_EQ(
      words,
      "3 pixels of the screen are not as in my/golden.png, all within x = 5, y = 2, width = 26, "
      "height = 18; if the screen is right, make the picture anew: RENEW");
}

TEST(Difference, DoesNotCountWhatIsMasked) {
  const Region one{.x = 7, .y = 9, .width = 1, .height = 1};
  const Picture actual = with_pixels({{7, 9}, {8, 9}});
  EXPECT_EQ(difference(actual, golden_of(black(), {one})).pixels, 1U);
  EXPECT_EQ(difference(actual, golden_of(black(), {one})).box,
            (Region{.x = 8, .y = 9, .width = 1, .height = 1}));
  const Region other{.x = 8, .y = 0, .width = 1, .height = 10};
  EXPECT_EQ(difference(actual, golden_of(black(), {one, other})).pixels, 0U);
}

TEST(Difference, IsWhatOnlyOneOfThemHas) {
  const Difference found = difference(black(kWidth + 1, kHeight - 1), golden_of(black()));
  EXPECT_EQ(found.pixels, kHeight - 1 + kWidth);
  EXPECT_EQ(
      difference_in_words(screen_of(black(kWidth + 1, kHeight - 1)), golden_of(black())),
      "the screen has 41 x 19 pixels, and my/golden.png 40 x 20; if the screen is right, make "
      "the picture anew: RENEW");
}

TEST(Difference, IsAScreenThatNobodySees) {
  Screen off = screen_of(black());
  off.kind = Screen::Kind::kOff;
  EXPECT_EQ(difference_in_words(off, golden_of(black())),
            "the screen is switched off, and not as in my/golden.png");
  EXPECT_EQ(difference_in_words(Screen(), golden_of(black())),
            "there is no screen to be as in my/golden.png");
}

}  // namespace
}  // namespace slipway::runner
