// SPDX-License-Identifier: Apache-2.0
// Saving a machine where its UEFI firmware starts an image, and going on there with another one.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_SAVING_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_SAVING_H_

#include <optional>
#include <string>
#include <vector>

#include "host/text/result.h"
#include "image/runner/options/machine_options.h"
#include "image/runner/qemu/machine_start.h"

namespace slipway::runner {

// The contents of machine.firmware_state: the state of this machine, whose image is the program of
// image/firmware_state, and not a disk. The same bytes each time.
host::Result<std::string> save_firmware(const std::string& qemu, const MachineOptions& machine,
                                        const std::vector<std::string>& environment, Limits limits);

// A machine that goes on from machine.firmware_state, with its own image; its loader's first
// instruction comes next. Nothing where only a boot of the firmware will do: it is not the machine
// of the state, its image is too large, or the firmware does not take the image's loader.
host::Result<std::optional<StartedMachine>> restore_firmware(
    const std::string& qemu, const MachineOptions& machine,
    const std::vector<std::string>& environment, Limits limits);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_SAVING_H_
