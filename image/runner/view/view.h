// SPDX-License-Identifier: Apache-2.0
// Where a person sees the machine.
#ifndef SLIPWAY_IMAGE_RUNNER_VIEW_VIEW_H_
#define SLIPWAY_IMAGE_RUNNER_VIEW_VIEW_H_

#include <string>

#include "image/runner/options/command_line.h"

namespace slipway::runner {

enum class View {
  kWindow,    // QEMU's own display, until it is closed
  kTerminal,  // ours, in the user's terminal
  kPlain,     // the console's text, until the kernel has ended
};

// What the user has in front of them.
struct Surroundings {
  bool has_display;
  bool has_terminal;
};

// The display of X11 or Wayland, ":0" for instance; "" without one.
std::string display_name();

// As the environment and standard input and output say.
Surroundings surroundings();

// Whether the user has asked QEMU for a display of their own choice.
bool chooses_display(const CommandLine& command_line);

View choose_view(const CommandLine& command_line, Surroundings surroundings);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VIEW_VIEW_H_
