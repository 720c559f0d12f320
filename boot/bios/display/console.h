// Where the loader's sentences go: the screen, COM1 and QEMU's debug console.
#ifndef SLIPWAY_BOOT_BIOS_DISPLAY_CONSOLE_H_
#define SLIPWAY_BOOT_BIOS_DISPLAY_CONSOLE_H_

#include <string_view>

namespace slipway::bios::console {

// Writes ASCII text as a line of its own, below what is there. On the screen a line that is too
// long breaks between words; elsewhere it stays whole, so that programs can look for it.
void write_line(std::string_view text);

}  // namespace slipway::bios::console

#endif  // SLIPWAY_BOOT_BIOS_DISPLAY_CONSOLE_H_
