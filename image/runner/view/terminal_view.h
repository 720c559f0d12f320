// SPDX-License-Identifier: Apache-2.0
// The machine's text screen, drawn in the user's terminal, with the keyboard connected.
#ifndef SLIPWAY_IMAGE_RUNNER_VIEW_TERMINAL_VIEW_H_
#define SLIPWAY_IMAGE_RUNNER_VIEW_TERMINAL_VIEW_H_

#include <functional>
#include <string>

#include "host/process/signals.h"
#include "image/runner/qemu/qemu.h"
#include "image/runner/screen/screen.h"

namespace slipway::runner {

// The screen with the nearest of ANSI's sixteen colours, clipped to `rows` and `columns`: lines
// that end in "\r\n". What is no text is said in words.
std::string drawn(const Screen& screen, std::size_t rows, std::size_t columns);

// Shows the machine until the user quits or QEMU ends. The last screen stays in the terminal.
// `status`: says in a few words what the machine does, for the line below the screen.
// `has_debugger`: somebody else stops the machine, so that it is never stopped for a look.
void show_in_terminal(Qemu& qemu, host::Signals& signals, bool has_debugger,
                      const std::function<std::string(const Qemu&)>& status);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VIEW_TERMINAL_VIEW_H_
