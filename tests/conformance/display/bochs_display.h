// SPDX-License-Identifier: Apache-2.0
// The display adapter of Bochs and QEMU, which says in which mode it really is (QEMU's
// docs/specs/standard-vga; "Bochs Display Interface").
#ifndef SLIPWAY_TESTS_CONFORMANCE_DISPLAY_BOCHS_DISPLAY_H_
#define SLIPWAY_TESTS_CONFORMANCE_DISPLAY_BOCHS_DISPLAY_H_

#include <cstdint>

#include <slipway/kernel.h>
#include "slipway/boot_info.h"

enum class BochsRegister : std::uint16_t {
  kId = 0,
  kWidth = 1,
  kHeight = 2,
  kBitsPerPixel = 3,
  kEnable = 4,
  kVirtualWidth = 6,
};

inline std::uint16_t read_bochs_register(BochsRegister which) {
  constexpr std::uint16_t kIndex = 0x1CE;
  constexpr std::uint16_t kData = 0x1CF;
  std::uint16_t value;
  asm volatile("outw %0, %1" ::"a"(static_cast<std::uint16_t>(which)), "d"(kIndex));
  asm volatile("inw %1, %0" : "=a"(value) : "d"(kData));
  return value;
}

// Where there is such an adapter, it has to show what `pixels` says.
inline void check_bochs_display(const slipway::protocol::Framebuffer& pixels) {
  constexpr std::uint16_t kEnabled = 1 << 0;
  constexpr std::uint16_t kLinearFramebuffer = 1 << 6;
  if ((read_bochs_register(BochsRegister::kId) & 0xFFF0) != 0xB0C0) {
    return;
  }
  ASSERT(read_bochs_register(BochsRegister::kWidth) == pixels.width);
  ASSERT(read_bochs_register(BochsRegister::kHeight) == pixels.height);
  ASSERT(read_bochs_register(BochsRegister::kBitsPerPixel) == pixels.bits_per_pixel);
  ASSERT(read_bochs_register(BochsRegister::kVirtualWidth) * pixels.bits_per_pixel / 8u ==
         pixels.pitch);
  const std::uint16_t enable = read_bochs_register(BochsRegister::kEnable);
  ASSERT((enable & (kEnabled | kLinearFramebuffer)) == (kEnabled | kLinearFramebuffer));
}

#endif  // SLIPWAY_TESTS_CONFORMANCE_DISPLAY_BOCHS_DISPLAY_H_
