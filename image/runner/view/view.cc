// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/view.h"

#include <algorithm>

#include "host/process/environment.h"
#include "image/runner/options/machine_options.h"
#include "image/runner/view/terminal.h"

namespace slipway::runner {

std::string display_name() {
  const std::string x11 = host::environment_variable("DISPLAY");
  return !x11.empty() ? x11 : host::environment_variable("WAYLAND_DISPLAY");
}

Surroundings surroundings() {
  return {.has_display = !display_name().empty(), .has_terminal = has_terminal()};
}

bool chooses_display(const CommandLine& command_line) {
  return has_option(command_line.machine.extra, {"-display", "-nographic", "-vnc"});
}

View choose_view(const CommandLine& command_line, Surroundings surroundings) {
  if (chooses_display(command_line)) {
    // Whoever asks QEMU for a display gets it, and nothing of ours.
    const auto& extra = command_line.machine.extra;
    const auto display = std::ranges::find_if(
        extra, [](const auto& option) { return option == "-display" || option == "--display"; });
    const bool has_kind = display != extra.end() && display + 1 != extra.end();
    return has_kind && display[1] != "none" ? View::kWindow : View::kPlain;
  }
  const bool may_open_window = !command_line.no_window && !command_line.window_qemu.empty();
  if (surroundings.has_display && may_open_window) {
    return View::kWindow;
  }
  return surroundings.has_terminal ? View::kTerminal : View::kPlain;
}

}  // namespace slipway::runner
