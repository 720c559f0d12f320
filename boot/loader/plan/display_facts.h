// SPDX-License-Identifier: Apache-2.0
// The screen that a firmware's stage has set.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_DISPLAY_FACTS_H_
#define SLIPWAY_BOOT_LOADER_PLAN_DISPLAY_FACTS_H_

#include <cstdint>

namespace slipway::loader {

// Cells of 2 bytes. `columns` is 0 where there are none.
struct TextMode {
  std::uint64_t buffer_physical;  // address of the first cell
  std::uint16_t columns;
  std::uint16_t rows;
};

// Where a colour lies in a pixel.
struct ColorField {
  std::uint8_t position;  // of its lowest bit
  std::uint8_t size;      // bits
};

// Pixels. `width` is 0 where there are none.
struct Framebuffer {
  std::uint64_t physical_address;
  std::uint64_t size;            // bytes to be mapped: at least pitch * height
  std::uint32_t width;           // pixels
  std::uint32_t height;          // pixels
  std::uint32_t pitch;           // bytes from one line to the next
  std::uint32_t bits_per_pixel;  // 24 or 32
  ColorField red;
  ColorField green;
  ColorField blue;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_DISPLAY_FACTS_H_
