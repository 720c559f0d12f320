// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/display/text_mode.h"

#include "boot/bios/real_mode/bios_call.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway::bios {
namespace {

// IBM VGA Technical Reference, INT 10h.
constexpr std::uint32_t kSetMode = 0x0000;   // AL = mode
constexpr std::uint32_t kReadMode = 0x0F00;  // AH = columns, AL = mode
constexpr std::uint32_t kMode3 = 0x03;
constexpr std::uint32_t kInMode3 = machine::vga::kColumns << 8 | kMode3;

}  // namespace

loader::TextMode set_text_mode() {
  call(Interrupt::kVideo, {.eax = kSetMode | kMode3});
  if ((call(Interrupt::kVideo, {.eax = kReadMode}).eax & 0xFFFF) != kInMode3) {
    return {};
  }
  return {.buffer_physical = machine::vga::kTextBufferAddress,
          .columns = machine::vga::kColumns,
          .rows = machine::vga::kRows};
}

}  // namespace slipway::bios
