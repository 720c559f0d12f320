// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/display/pixels.h"

#include <bit>

namespace slipway::uefi {
namespace {

constexpr PixelLayout kRedGreenBlue = {
    .bits_per_pixel = 32, .red = {0, 8}, .green = {8, 8}, .blue = {16, 8}};
constexpr PixelLayout kBlueGreenRed = {
    .bits_per_pixel = 32, .red = {16, 8}, .green = {8, 8}, .blue = {0, 8}};

// The field whose bits the mask has, if they are in one piece.
std::optional<loader::ColorField> field_of(std::uint32_t mask) {
  const int position = std::countr_zero(mask);
  const int size = std::popcount(mask);
  if (mask == 0 || std::countr_one(mask >> position) != size) {
    return std::nullopt;
  }
  return loader::ColorField{static_cast<std::uint8_t>(position), static_cast<std::uint8_t>(size)};
}

// A pixel has as many bits as its masks reach up to, in whole bytes (UEFI 2.10, 12.9.2.1,
// "EFI_PIXEL_BITMASK").
std::optional<PixelLayout> layout_of(const efi::PixelBitmask& masks) {
  const int bits = std::bit_width(masks.red | masks.green | masks.blue | masks.reserved);
  const auto red = field_of(masks.red);
  const auto green = field_of(masks.green);
  const auto blue = field_of(masks.blue);
  if (bits <= 16 || !red || !green || !blue) {
    return std::nullopt;
  }
  return PixelLayout{
      .bits_per_pixel = bits <= 24 ? 24u : 32u, .red = *red, .green = *green, .blue = *blue};
}

}  // namespace

std::optional<PixelLayout> pixel_layout(const efi::GraphicsModeInformation& mode) {
  switch (mode.pixel_format) {
    case efi::PixelFormat::kRedGreenBlue:
      return kRedGreenBlue;
    case efi::PixelFormat::kBlueGreenRed:
      return kBlueGreenRed;
    case efi::PixelFormat::kBitMask:
      return layout_of(mode.pixel_information);
    case efi::PixelFormat::kBltOnly:
      break;
  }
  return std::nullopt;
}

std::optional<loader::Framebuffer> framebuffer_of(const efi::GraphicsMode& mode) {
  if (mode.info == nullptr || mode.frame_buffer_base == 0) {
    return std::nullopt;
  }
  const efi::GraphicsModeInformation& info = *mode.info;
  const auto layout = pixel_layout(info);
  const std::uint32_t width = info.horizontal_resolution;
  const std::uint32_t height = info.vertical_resolution;
  if (!layout || width == 0 || height == 0 || info.pixels_per_scan_line < width) {
    return std::nullopt;
  }
  const std::uint64_t pitch = std::uint64_t{info.pixels_per_scan_line} * layout->bits_per_pixel / 8;
  if (pitch > 0xFFFF'FFFF || mode.frame_buffer_size / pitch < height) {
    return std::nullopt;
  }
  return loader::Framebuffer{.physical_address = mode.frame_buffer_base,
                             .size = pitch * height,
                             .width = width,
                             .height = height,
                             .pitch = static_cast<std::uint32_t>(pitch),
                             .bits_per_pixel = layout->bits_per_pixel,
                             .red = layout->red,
                             .green = layout->green,
                             .blue = layout->blue};
}

}  // namespace slipway::uefi
