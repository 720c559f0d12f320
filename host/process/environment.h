// SPDX-License-Identifier: Apache-2.0
// What the runner takes from its environment, and what QEMU gets as its own.
#ifndef SLIPWAY_HOST_PROCESS_ENVIRONMENT_H_
#define SLIPWAY_HOST_PROCESS_ENVIRONMENT_H_

#include <string>
#include <vector>

namespace slipway::host {

// A variable's value, or "" where it is not set.
std::string environment_variable(const char* name);

// For a QEMU without a window: nothing of the host's settings.
std::vector<std::string> clean_environment(const std::string& scratch);

// For a QEMU with a window, which finds its display by the user's settings. Not the language: the
// files for it belong to the machine's C library, not to QEMU's.
std::vector<std::string> users_environment(const std::string& scratch);

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_PROCESS_ENVIRONMENT_H_
