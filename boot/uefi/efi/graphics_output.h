// SPDX-License-Identifier: Apache-2.0
// Pixels (UEFI 2.10, 12.9 "Graphics Output Protocol").
#ifndef SLIPWAY_BOOT_UEFI_EFI_GRAPHICS_OUTPUT_H_
#define SLIPWAY_BOOT_UEFI_EFI_GRAPHICS_OUTPUT_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"

namespace slipway::efi {

// The first two have a byte for each colour and one that is not used.
enum class PixelFormat : std::uint32_t {
  kRedGreenBlue = 0,  // red in the lowest byte
  kBlueGreenRed = 1,
  kBitMask = 2,
  kBltOnly = 3,  // there is no memory to draw in
};

struct PixelBitmask {
  std::uint32_t red;
  std::uint32_t green;
  std::uint32_t blue;
  std::uint32_t reserved;
};

struct GraphicsModeInformation {
  std::uint32_t version;
  std::uint32_t horizontal_resolution;
  std::uint32_t vertical_resolution;
  PixelFormat pixel_format;
  PixelBitmask pixel_information;  // of kBitMask
  std::uint32_t pixels_per_scan_line;
};
static_assert(sizeof(GraphicsModeInformation) == 36);

struct GraphicsMode {
  std::uint32_t max_mode;
  std::uint32_t mode;
  const GraphicsModeInformation* info;
  std::uint64_t size_of_info;
  PhysicalAddress frame_buffer_base;
  std::uint64_t frame_buffer_size;  // bytes
};
static_assert(sizeof(GraphicsMode) == 40);
static_assert(offsetof(GraphicsMode, frame_buffer_base) == 24);

// A pixel as blt() takes it.
struct BltPixel {
  std::uint8_t blue;
  std::uint8_t green;
  std::uint8_t red;
  std::uint8_t reserved;
};
static_assert(sizeof(BltPixel) == 4);

enum class BltOperation : std::uint32_t {
  kVideoFill = 0,  // a rectangle of one colour
};

struct GraphicsOutput {
  static constexpr Guid kGuid = {
      0x9042'A9DE, 0x23DC, 0x4A38, {0x96, 0xFB, 0x7A, 0xDE, 0xD0, 0x80, 0x51, 0x6A}};

  Function<Status, GraphicsOutput*, std::uint32_t, std::uint64_t*, GraphicsModeInformation**>
      query_mode;  // the caller frees the information
  Function<Status, GraphicsOutput*, std::uint32_t> set_mode;
  Function<Status, GraphicsOutput*, BltPixel*, BltOperation, std::uint64_t, std::uint64_t,
           std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t>
      blt;  // pixels, operation, from x and y, to x and y, width, height, bytes of a line of pixels
  GraphicsMode* mode;
};
static_assert(sizeof(GraphicsOutput) == 32);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_GRAPHICS_OUTPUT_H_
