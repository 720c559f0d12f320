// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/display/vbe_blocks.h"

namespace slipway::bios::vbe {

namespace {

// Within the pixel.
constexpr bool is_sound(BlockField field, std::uint32_t bits_per_pixel) {
  return field.size != 0 && std::uint32_t{field.position} + field.size <= bits_per_pixel;
}

constexpr loader::ColorField color_field(BlockField field) {
  return {.position = field.position, .size = field.size};
}

}  // namespace

std::optional<loader::Framebuffer> framebuffer_of(const ModeBlock& mode, std::uint16_t version) {
  constexpr auto kNeeded = ModeBlock::kSupported | ModeBlock::kColor | ModeBlock::kGraphics |
                           ModeBlock::kLinearFramebuffer;
  if ((mode.attributes & kNeeded) != kNeeded) {
    return std::nullopt;
  }
  if (mode.memory_model != ModeBlock::kDirectColor || mode.framebuffer == 0) {
    return std::nullopt;
  }
  if (mode.bits_per_pixel != 24 && mode.bits_per_pixel != 32) {
    return std::nullopt;
  }

  // Some BIOSes say 3.0 and leave its fields empty.
  const bool has_linear_fields = version >= kVersion3 && mode.linear_pitch != 0;
  const BlockField red = has_linear_fields ? mode.linear_red : mode.red;
  const BlockField green = has_linear_fields ? mode.linear_green : mode.green;
  const BlockField blue = has_linear_fields ? mode.linear_blue : mode.blue;
  for (const BlockField field : {red, green, blue}) {
    if (!is_sound(field, mode.bits_per_pixel)) {
      return std::nullopt;
    }
  }
  const std::uint32_t pitch = has_linear_fields ? mode.linear_pitch : mode.banked_pitch;
  if (pitch < std::uint32_t{mode.width} * mode.bits_per_pixel / 8) {
    return std::nullopt;
  }

  return loader::Framebuffer{
      .physical_address = mode.framebuffer,
      .size = std::uint64_t{pitch} * mode.height,
      .width = mode.width,
      .height = mode.height,
      .pitch = pitch,
      .bits_per_pixel = mode.bits_per_pixel,
      .red = color_field(red),
      .green = color_field(green),
      .blue = color_field(blue),
  };
}

}  // namespace slipway::bios::vbe
