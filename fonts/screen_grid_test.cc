// SPDX-License-Identifier: Apache-2.0
#include "slipway/fonts/screen_grid.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

#include "slipway/fonts/spleen_16x32.h"
#include "slipway/fonts/spleen_8x16.h"

namespace slipway::fonts {

void PrintTo(const ScreenGrid& grid, std::ostream* out) {
  *out << grid.columns << "x" << grid.rows << ", scale " << grid.scale;
}

namespace {

ScreenGrid grid_of(std::uint32_t width, std::uint32_t height) {
  return screen_grid(width, height, spleen_8x16);
}

TEST(ScreenGrid, FillsSmallScreensWithLettersOfTheFontsSize) {
  EXPECT_EQ(grid_of(640, 480), (ScreenGrid{80, 30, 1}));
  EXPECT_EQ(grid_of(1280, 800), (ScreenGrid{160, 50, 1}));
  EXPECT_EQ(grid_of(1280, 1024), (ScreenGrid{160, 64, 1}));
  EXPECT_EQ(grid_of(1366, 768), (ScreenGrid{170, 48, 1}));
}

TEST(ScreenGrid, EnlargesThemOnLargeScreens) {
  EXPECT_EQ(grid_of(1920, 1080), (ScreenGrid{120, 33, 2}));
  EXPECT_EQ(grid_of(2560, 1600), (ScreenGrid{160, 50, 2}));
  EXPECT_EQ(grid_of(3840, 2160), (ScreenGrid{160, 45, 3}));
  EXPECT_EQ(grid_of(7680, 4320), (ScreenGrid{160, 45, 6}));
}

TEST(ScreenGrid, UsesAPartOfScreensThatAreLargerThanAny) {
  EXPECT_EQ(grid_of(64 * 200, 128 * 60), (ScreenGrid{200, 51, 8}));
  EXPECT_EQ(grid_of(0xFFFFFFFF, 0xFFFFFFFF), (ScreenGrid{kMostCells, 1, 8}));
}

TEST(ScreenGrid, IsEmptyWhereNoLetterFits) {
  EXPECT_EQ(grid_of(7, 768), ScreenGrid{});
  EXPECT_EQ(grid_of(1024, 15), ScreenGrid{});
  EXPECT_EQ(grid_of(0, 0), ScreenGrid{});
  EXPECT_EQ(grid_of(8, 16), (ScreenGrid{1, 1, 1}));
}

TEST(Lettering, IsFineWhereTheFontFits) {
  for (const auto& [scale, fine_scale] : {std::pair{2, 1}, {4, 2}, {6, 3}, {8, 4}}) {
    const Lettering found = lettering({1, 1, scale}, spleen_8x16, &spleen_16x32);
    EXPECT_EQ(found.font, &spleen_16x32) << scale;
    EXPECT_EQ(found.scale, fine_scale);
  }
  for (const int scale : {1, 3, 5, 7}) {
    const Lettering found = lettering({1, 1, scale}, spleen_8x16, &spleen_16x32);
    EXPECT_EQ(found.font, &spleen_8x16) << scale;
    EXPECT_EQ(found.scale, scale);
  }
  const Lettering found = lettering({1, 1, 2}, spleen_8x16, nullptr);
  EXPECT_EQ(found.font, &spleen_8x16);
  EXPECT_EQ(found.scale, 2);
}

}  // namespace
}  // namespace slipway::fonts
