// SPDX-License-Identifier: Apache-2.0
// The machine in a window of QEMU's own.
#ifndef SLIPWAY_IMAGE_RUNNER_VIEW_WINDOW_VIEW_H_
#define SLIPWAY_IMAGE_RUNNER_VIEW_WINDOW_VIEW_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/process/signals.h"
#include "image/runner/options/machine_options.h"
#include "image/runner/qemu/qemu.h"

namespace slipway::runner {

// The machine with a window.
MachineOptions with_window(MachineOptions machine);

// The environment for a QEMU with a window: `environment`, and what makes its window library do
// without the machine's own. What the user has set stays.
std::vector<std::string> window_environment(std::vector<std::string> environment);

// The line of QEMU's error that says why there is no window, if it is that and not something else.
std::optional<std::string> window_problem(std::string_view error);

// Prints the console until the window is closed or a signal asks to end. The window stays when
// the kernel has ended. `state`: says in a few words what the machine does.
void show_in_window(Qemu& qemu, host::Signals& signals,
                    const std::function<std::string(const Qemu&)>& state);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VIEW_WINDOW_VIEW_H_
