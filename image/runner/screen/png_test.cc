// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/png.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "lodepng.h"

namespace slipway::runner {
namespace {

// Two by two: red and white above, black and green below.
const std::string kPixels("\xFF\0\0\xFF\xFF\xFF\0\0\0\0\xFF\0", 12);

// The same, as files of other kinds have it.
std::string file_of(LodePNGColorType type, unsigned depth, bool interlaced = false) {
  lodepng::State state;
  state.encoder.auto_convert = 0;
  state.info_raw = lodepng_color_mode_make(LCT_RGB, 8);
  state.info_png.color.colortype = type;
  state.info_png.color.bitdepth = depth;
  state.info_png.interlace_method = interlaced ? 1 : 0;
  if (type == LCT_PALETTE) {
    for (const auto& [red, green, blue] : std::vector<std::array<unsigned char, 3>>{
             {0xFF, 0, 0}, {0xFF, 0xFF, 0xFF}, {0, 0, 0}, {0, 0xFF, 0}}) {
      lodepng_palette_add(&state.info_png.color, red, green, blue, 0xFF);
    }
  }
  std::vector<unsigned char> file;
  EXPECT_EQ(
      lodepng::encode(file, reinterpret_cast<const unsigned char*>(kPixels.data()), 2, 2, state),
      0U);
  return std::string(file.begin(), file.end());
}

void expect_same_pixels(const std::string& file) {
  const auto picture = parse_png(file);
  ASSERT_TRUE(picture) << picture.error();
  EXPECT_EQ(picture->width(), 2U);
  EXPECT_EQ(picture->height(), 2U);
  EXPECT_EQ(picture->pixels(), kPixels);
}

std::string error_of(const std::string& file) {
  const auto picture = parse_png(file);
  return picture ? "" : picture.error();
}

TEST(Png, KeepsEachPixel) {
  std::string pixels;
  for (int i = 0; i < 37 * 23 * 3; ++i) {
    pixels += static_cast<char>(i * i);
  }
  const Picture picture(37, 23, pixels);
  const auto file = png_of(picture);
  ASSERT_TRUE(file) << file.error();
  const auto again = parse_png(*file);
  ASSERT_TRUE(again) << again.error();
  EXPECT_EQ(again->width(), 37U);
  EXPECT_EQ(again->height(), 23U);
  EXPECT_EQ(again->pixels(), pixels);
  EXPECT_EQ(png_of(*again), *file);
}

TEST(Png, ReadsWhateverKindOthersWrite) {
  expect_same_pixels(file_of(LCT_RGB, 8));
  expect_same_pixels(file_of(LCT_RGBA, 8));
  expect_same_pixels(file_of(LCT_PALETTE, 2));
  expect_same_pixels(file_of(LCT_PALETTE, 8));
  expect_same_pixels(file_of(LCT_RGB, 8, /*interlaced=*/true));
}

TEST(Png, RefusesWhatNoScreenShows) {
  EXPECT_EQ(error_of(file_of(LCT_RGB, 16)),
            "has 16 bits a channel, and a screen has 8: save it with 8");
  std::vector<unsigned char> file;
  const unsigned char half[] = {0xFF, 0, 0, 0x80};
  ASSERT_EQ(lodepng::encode(file, half, 1, 1, LCT_RGBA, 8), 0U);
  EXPECT_EQ(error_of(std::string(file.begin(), file.end())),
            "is transparent in places, and no screen is: save it opaque");
}

TEST(Png, RefusesWhatIsNone) {
  EXPECT_TRUE(error_of("").starts_with("is no PNG file ("));
  EXPECT_TRUE(error_of("P6 2 2 255 and some pixels behind it").starts_with("is no PNG file ("));
  std::string huge = file_of(LCT_RGB, 8);
  huge[16] = 0x01;  // the width's highest byte; the header's checksum no longer fits
  EXPECT_TRUE(error_of(huge).starts_with("is no PNG file ("));
}

TEST(Png, RefusesFilesThatAreCutShortOrChanged) {
  const std::string whole = file_of(LCT_RGB, 8);
  constexpr std::size_t kEndChunk = 12;  // without which all of the pixels are there
  for (std::size_t size = 0; size + kEndChunk < whole.size(); ++size) {
    EXPECT_NE(error_of(whole.substr(0, size)), "") << size;
  }
  std::string changed = whole;
  changed[45] = static_cast<char>(changed[45] ^ 1);
  EXPECT_TRUE(error_of(changed).starts_with("is a damaged PNG file ("));
}

}  // namespace
}  // namespace slipway::runner
