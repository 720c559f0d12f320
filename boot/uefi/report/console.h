// SPDX-License-Identifier: Apache-2.0
// The firmware's console.
#ifndef SLIPWAY_BOOT_UEFI_REPORT_CONSOLE_H_
#define SLIPWAY_BOOT_UEFI_REPORT_CONSOLE_H_

#include <string_view>

#include "boot/uefi/efi/text_console.h"

namespace slipway::uefi::console {

// Writes ASCII text as a line of its own.
void write_line(efi::TextOutput& output, std::string_view text);

}  // namespace slipway::uefi::console

#endif  // SLIPWAY_BOOT_UEFI_REPORT_CONSOLE_H_
