// SPDX-License-Identifier: Apache-2.0
// An image that is a folder: the machine boots it over the network, in place of a disk.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_NETWORK_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_NETWORK_H_

#include <optional>
#include <string>
#include <vector>

#include "image/runner/options/machine_options.h"

namespace slipway::runner {

// Whether the image of these options is such a folder.
bool is_on_network(const MachineOptions& options);

// Why the machine cannot boot the folder, if that is what the image is: a sentence without its end,
// or nothing.
std::optional<std::string> folder_fault(const MachineOptions& options);

// The file that has the image's loader: the image, or the one in the folder that the firmware
// starts.
std::string loader_file(const MachineOptions& options);

// QEMU's arguments for a network card that boots first, "image", and for the server on its network,
// QEMU itself: it answers by DHCP, and gives the folder's files by TFTP and nothing else.
std::vector<std::string> network_arguments(const MachineOptions& options);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_NETWORK_H_
