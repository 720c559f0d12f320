// SPDX-License-Identifier: Apache-2.0
// The image and the disks beside it, on the buses that are asked for.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_DISKS_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_DISKS_H_

#include <string>
#include <vector>

#include "host/text/result.h"
#include "image/runner/options/machine_options.h"

namespace slipway::runner {

// QEMU's arguments for the disks of the machine, so that the firmware boots the image and nothing
// else. Its drive is "disk", its device "image" (-set device.image.PROPERTY=... changes it); the
// drive of another disk has that disk's name, and so has its serial number. Or a sentence on what
// does not fit together.
host::Result<std::vector<std::string>> disk_arguments(const MachineOptions& options);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_DISKS_H_
