// SPDX-License-Identifier: Apache-2.0
// Where the loader's sentences go: the screen, COM1 and QEMU's debug console.
#ifndef SLIPWAY_BOOT_BIOS_REPORT_CONSOLE_H_
#define SLIPWAY_BOOT_BIOS_REPORT_CONSOLE_H_

#include <string_view>

namespace slipway::bios::console {

// Has `show_text` called before the next line goes to the screen: whoever takes the letters from
// the screen gives them back like that. Null, as at first, where there are letters.
void restore_screen_by(void (*show_text)());

// Writes ASCII text as a line of its own, below what is there. On the screen a line that is too
// long breaks between words; elsewhere it stays whole, so that programs can look for it.
void write_line(std::string_view text);

}  // namespace slipway::bios::console

#endif  // SLIPWAY_BOOT_BIOS_REPORT_CONSOLE_H_
