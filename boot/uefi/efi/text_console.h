// SPDX-License-Identifier: Apache-2.0
// The firmware's console (UEFI 2.10, 12.3 "Simple Text Input Protocol" and 12.4 "Simple Text Output
// Protocol").
#ifndef SLIPWAY_BOOT_UEFI_EFI_TEXT_CONSOLE_H_
#define SLIPWAY_BOOT_UEFI_EFI_TEXT_CONSOLE_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"

namespace slipway::efi {

struct TextOutput {
  static constexpr Guid kGuid = {
      0x3874'77C2, 0x69C7, 0x11D2, {0x8E, 0x39, 0x00, 0xA0, 0xC9, 0x69, 0x72, 0x3B}};

  Unused reset;
  Function<Status, TextOutput*, const Char16*> output_string;  // zero-terminated
  Unused test_string;
  Unused query_mode;
  Unused set_mode;
  Unused set_attribute;
  Unused clear_screen;
  Unused set_cursor_position;
  Unused enable_cursor;
  Unused mode;
};
static_assert(sizeof(TextOutput) == 80);

struct InputKey {
  std::uint16_t scan_code;
  Char16 unicode_char;
};

struct TextInput {
  Unused reset;
  Function<Status, TextInput*, InputKey*> read_key_stroke;
  Event wait_for_key;
};
static_assert(sizeof(TextInput) == 24);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_TEXT_CONSOLE_H_
