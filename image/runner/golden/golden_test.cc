// SPDX-License-Identifier: Apache-2.0
#include "image/runner/golden/golden.h"

#include <gtest/gtest.h>

#include "host/files/file_io.h"
#include "image/runner/screen/png.h"

namespace slipway::runner {
namespace {

// A golden picture of 4 x 2 pixels.
GoldenFile file_of(const std::string& name, std::string_view contents) {
  GoldenFile file{.path = testing::TempDir() + "/" + name, .masked = {}, .renewal = "RENEW"};
  EXPECT_TRUE(host::write_file(file.path, contents));
  return file;
}

std::string png() {
  return *png_of(Picture(4, 2, std::string(4 * 2 * 3, 'x')));
}

TEST(Golden, IsReadWithItsMask) {
  GoldenFile file = file_of("whole.png", png());
  file.masked = {{.x = 0, .y = 0, .width = 4, .height = 2}};
  const auto golden = read_golden(file);
  ASSERT_TRUE(golden) << golden.error();
  EXPECT_EQ(golden->picture.width(), 4U);
  EXPECT_EQ(golden->masked, file.masked);
}

TEST(Golden, SaysHowToMakeTheFirst) {
  const auto golden = read_golden({.path = "my/golden.png", .masked = {}, .renewal = "RENEW"});
  ASSERT_FALSE(golden);
  EXPECT_EQ(golden.error(), "there is no golden picture my/golden.png yet; to make it: RENEW");
}

TEST(Golden, NamesNoCommandWhereNobodyMayMakeIt) {
  const auto golden = read_golden({.path = "my/golden.png", .masked = {}, .renewal = ""});
  ASSERT_FALSE(golden);
  EXPECT_EQ(golden.error(), "there is no golden picture my/golden.png");
}

TEST(Golden, RefusesWhatIsNoPicture) {
  const GoldenFile file = file_of("none.png", "Hello");
  const auto golden = read_golden(file);
  ASSERT_FALSE(golden);
  EXPECT_TRUE(golden.error().starts_with("the golden picture " + file.path + " is no PNG file ("));
  EXPECT_TRUE(golden.error().ends_with("), or make it anew: RENEW"));
}

TEST(Golden, RefusesToMaskWhatIsNotThere) {
  GoldenFile file = file_of("masked.png", png());
  file.masked = {{.x = 1, .y = 0, .width = 4, .height = 2}};
  const auto golden = read_golden(file);
  ASSERT_FALSE(golden);
  EXPECT_EQ(golden.error(),
            "screen_region(x = 1, y = 0, width = 4, height = 2) in screenshot_mask is not within " +
                file.path + ", which has 4 x 2 pixels");
}

}  // namespace
}  // namespace slipway::runner
