// SPDX-License-Identifier: Apache-2.0
// The outputs that every kernel has: QEMU's debug console, the first serial port, the screen.
#ifndef SLIPWAY_KERNEL_CONSOLE_OUTPUTS_H_
#define SLIPWAY_KERNEL_CONSOLE_OUTPUTS_H_

#include "slipway/boot_info.h"
#include "slipway/kernel/console/terminal.h"

namespace slipway {

// Connects the debug console and, where there is one, the serial port to `print`.
void open_ports();

// Clears the screen that the loader set up, if any, and connects it to `print`: a text mode, or
// pixels that look as one does.
void open_screen(const protocol::BootInfo& info);

// That screen, for positions and single cells; what is printed goes there by itself. It is empty
// (0 by 0, and ignores what is written) where the machine has neither text nor pixels.
Terminal& screen();

// Leaves the screen to a kernel that draws on it itself: it stays as it is, what is printed no
// longer appears on it, and screen() is empty.
void leave_screen();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_OUTPUTS_H_
