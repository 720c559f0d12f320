// SPDX-License-Identifier: Apache-2.0
// The firmware's consoles.
#ifndef SLIPWAY_BOOT_UEFI_REPORT_CONSOLE_H_
#define SLIPWAY_BOOT_UEFI_REPORT_CONSOLE_H_

#include <string_view>

#include "boot/uefi/efi/system_table.h"

namespace slipway::uefi::console {

// Writes ASCII text as a line of its own to each console but COM1, which boot/report writes to:
// there, a firmware would write it once more, and cut at the width of its terminal.
void write_line(const efi::SystemTable& table, std::string_view text);

}  // namespace slipway::uefi::console

#endif  // SLIPWAY_BOOT_UEFI_REPORT_CONSOLE_H_
