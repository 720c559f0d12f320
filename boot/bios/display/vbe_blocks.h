// SPDX-License-Identifier: Apache-2.0
// What a video BIOS says about itself and its modes (VESA BIOS Extension 3.0, sections 4.3 and
// 4.4). All integers are little endian.
#ifndef SLIPWAY_BOOT_BIOS_DISPLAY_VBE_BLOCKS_H_
#define SLIPWAY_BOOT_BIOS_DISPLAY_VBE_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "boot/loader/plan/display_facts.h"

namespace slipway::bios::vbe {

// From version 2.0 on there are linear framebuffers, from 3.0 on the mode block's last fields.
inline constexpr std::uint16_t kVersion2 = 0x0200;
inline constexpr std::uint16_t kVersion3 = 0x0300;

struct [[gnu::packed]] ControllerBlock {
  std::uint32_t signature;  // kSignature2 asks for version 2 and later; kSignature is the answer
  std::uint16_t version;
  std::uint32_t oem_name;
  std::uint32_t capabilities;
  std::uint16_t modes_offset;  // a list of mode numbers that ends with kEndOfModes
  std::uint16_t modes_segment;
  std::uint16_t memory_blocks;  // of 64 KiB
  std::uint8_t reserved[492];   // the list of modes may be in here

  static constexpr std::uint32_t kSignature = 0x41534556;   // "VESA"
  static constexpr std::uint32_t kSignature2 = 0x32454256;  // "VBE2"
  static constexpr std::uint16_t kEndOfModes = 0xFFFF;
};
static_assert(offsetof(ControllerBlock, modes_offset) == 14);
static_assert(sizeof(ControllerBlock) == 512);

struct [[gnu::packed]] BlockField {
  std::uint8_t size;
  std::uint8_t position;
};

struct [[gnu::packed]] ModeBlock {
  std::uint16_t attributes;
  std::uint8_t windows[14];
  std::uint16_t banked_pitch;
  std::uint16_t width;
  std::uint16_t height;
  std::uint8_t character_size[2];
  std::uint8_t planes;
  std::uint8_t bits_per_pixel;
  std::uint8_t banks;
  std::uint8_t memory_model;
  std::uint8_t bank_size;
  std::uint8_t image_pages;
  std::uint8_t reserved1;
  BlockField red;
  BlockField green;
  BlockField blue;
  BlockField unused;
  std::uint8_t direct_color_flags;
  std::uint32_t framebuffer;  // physical address
  std::uint8_t reserved2[6];
  std::uint16_t linear_pitch;  // this and the rest: version 3.0
  std::uint8_t banked_image_pages;
  std::uint8_t linear_image_pages;
  BlockField linear_red;
  BlockField linear_green;
  BlockField linear_blue;
  BlockField linear_unused;
  std::uint32_t max_pixel_clock;
  std::uint8_t reserved3[190];

  enum Attribute : std::uint16_t {
    kSupported = 1 << 0,
    kColor = 1 << 3,
    kGraphics = 1 << 4,
    kLinearFramebuffer = 1 << 7,
  };
  static constexpr std::uint8_t kDirectColor = 6;
};
static_assert(offsetof(ModeBlock, banked_pitch) == 16);
static_assert(offsetof(ModeBlock, red) == 31);
static_assert(offsetof(ModeBlock, framebuffer) == 40);
static_assert(offsetof(ModeBlock, linear_pitch) == 50);
static_assert(sizeof(ModeBlock) == 256);

// The mode as a linear framebuffer, without its virtual address; nothing if it cannot be one of 24
// or 32 bits a pixel. `version` is the controller block's.
std::optional<loader::Framebuffer> framebuffer_of(const ModeBlock& mode, std::uint16_t version);

}  // namespace slipway::bios::vbe

#endif  // SLIPWAY_BOOT_BIOS_DISPLAY_VBE_BLOCKS_H_
