// SPDX-License-Identifier: Apache-2.0
// A mode of the graphics output as a framebuffer.
#ifndef SLIPWAY_BOOT_UEFI_DISPLAY_PIXELS_H_
#define SLIPWAY_BOOT_UEFI_DISPLAY_PIXELS_H_

#include <cstdint>
#include <optional>

#include "boot/loader/plan/display_facts.h"
#include "boot/uefi/efi/graphics_output.h"

namespace slipway::uefi {

// How a mode's pixels look.
struct PixelLayout {
  std::uint32_t bits_per_pixel;  // 24 or 32
  loader::ColorField red;
  loader::ColorField green;
  loader::ColorField blue;
};

// Nothing if there is no memory to draw in, or its pixels have another size or colours in pieces.
std::optional<PixelLayout> pixel_layout(const efi::GraphicsModeInformation& mode);

// The mode that is on; nothing if it has no such pixels, or they do not fit into its memory.
std::optional<loader::Framebuffer> framebuffer_of(const efi::GraphicsMode& mode);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_DISPLAY_PIXELS_H_
