// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/display/pixels.h"

#include <gtest/gtest.h>

namespace slipway::uefi {
namespace {

using efi::PixelFormat;

efi::GraphicsModeInformation mode_800x600(PixelFormat format) {
  return {.version = 0,
          .horizontal_resolution = 800,
          .vertical_resolution = 600,
          .pixel_format = format,
          .pixel_information = {},
          .pixels_per_scan_line = 832};
}

efi::GraphicsModeInformation with_masks(std::uint32_t red, std::uint32_t green, std::uint32_t blue,
                                        std::uint32_t reserved) {
  efi::GraphicsModeInformation mode = mode_800x600(PixelFormat::kBitMask);
  mode.pixel_information = {.red = red, .green = green, .blue = blue, .reserved = reserved};
  return mode;
}

efi::GraphicsMode on(const efi::GraphicsModeInformation& info) {
  return {.max_mode = 1,
          .mode = 0,
          .info = &info,
          .size_of_info = sizeof(info),
          .frame_buffer_base = 0x8000'0000,
          .frame_buffer_size = 832 * 4 * 600};
}

TEST(Pixels, AreWhatTheModeSays) {
  const auto info = mode_800x600(PixelFormat::kBlueGreenRed);
  const auto framebuffer = framebuffer_of(on(info));
  ASSERT_TRUE(framebuffer);
  EXPECT_EQ(framebuffer->physical_address, 0x8000'0000u);
  EXPECT_EQ(framebuffer->width, 800u);
  EXPECT_EQ(framebuffer->height, 600u);
  EXPECT_EQ(framebuffer->pitch, 832u * 4);
  EXPECT_EQ(framebuffer->size, 832u * 4 * 600);
  EXPECT_EQ(framebuffer->bits_per_pixel, 32u);
  EXPECT_EQ(framebuffer->red.position, 16);
  EXPECT_EQ(framebuffer->green.position, 8);
  EXPECT_EQ(framebuffer->blue.position, 0);
}

TEST(Pixels, HaveRedLowestWhereItComesFirst) {
  const auto layout = pixel_layout(mode_800x600(PixelFormat::kRedGreenBlue));
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->red.position, 0);
  EXPECT_EQ(layout->green.position, 8);
  EXPECT_EQ(layout->blue.position, 16);
}

TEST(Pixels, AreAsWideAsTheirMasks) {
  const auto thirty = pixel_layout(with_masks(0x3FF00000, 0xFFC00, 0x3FF, 0xC0000000));
  ASSERT_TRUE(thirty);
  EXPECT_EQ(thirty->bits_per_pixel, 32u);
  EXPECT_EQ(thirty->red.position, 20);
  EXPECT_EQ(thirty->red.size, 10);
  const auto packed = pixel_layout(with_masks(0xFF0000, 0xFF00, 0xFF, 0));
  ASSERT_TRUE(packed);
  EXPECT_EQ(packed->bits_per_pixel, 24u);
}

TEST(Pixels, AreNotThereWhereNobodyCouldDrawThem) {
  EXPECT_FALSE(pixel_layout(mode_800x600(PixelFormat::kBltOnly)));
  EXPECT_FALSE(pixel_layout(mode_800x600(PixelFormat{7})));
  EXPECT_FALSE(pixel_layout(with_masks(0xF800, 0x7E0, 0x1F, 0))) << "16 bits";
  EXPECT_FALSE(pixel_layout(with_masks(0xFF0000, 0xFF00, 0, 0))) << "no blue";
  EXPECT_FALSE(pixel_layout(with_masks(0xF0F00000, 0xFF00, 0xFF, 0))) << "red in two pieces";
  EXPECT_FALSE(pixel_layout(with_masks(0xF0F000, 0xFF00, 0xFF, 0))) << "red in two pieces";
}

TEST(Pixels, FitIntoTheirMemory) {
  const auto info = mode_800x600(PixelFormat::kBlueGreenRed);
  efi::GraphicsMode small = on(info);
  small.frame_buffer_size -= 1;
  EXPECT_FALSE(framebuffer_of(small));
  efi::GraphicsMode nowhere = on(info);
  nowhere.frame_buffer_base = 0;
  EXPECT_FALSE(framebuffer_of(nowhere));
  efi::GraphicsMode unknown = on(info);
  unknown.info = nullptr;
  EXPECT_FALSE(framebuffer_of(unknown));
  auto overlapping = info;
  overlapping.pixels_per_scan_line = 799;
  EXPECT_FALSE(framebuffer_of(on(overlapping)));
  auto empty = info;
  empty.vertical_resolution = 0;
  EXPECT_FALSE(framebuffer_of(on(empty)));
  auto huge = info;
  huge.pixels_per_scan_line = 0xFFFF'FFFF;
  EXPECT_FALSE(framebuffer_of(on(huge)));
}

}  // namespace
}  // namespace slipway::uefi
