// SPDX-License-Identifier: Apache-2.0
// A file with a machine whose UEFI firmware is about to start an image (image/firmware_state).
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_STATE_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_STATE_H_

#include <cstdint>
#include <string>

#include "host/files/file_descriptor.h"
#include "host/text/result.h"
#include "image/runner/options/machine_options.h"

namespace slipway::runner {

// Bytes of the disk in a machine that is saved. An image that is smaller is restored with zeros
// behind it, and a larger one not at all.
inline constexpr std::uint64_t kSavedDiskSize = std::uint64_t{64} << 20;

struct FirmwareState {
  std::string qemu;           // the version that saved it
  std::string machine;        // machine_of_state() of what was saved
  host::FileDescriptor file;  // stands where QEMU's own data begins
};

// All that must be the same where a state is restored, one of QEMU's arguments a line: of the
// image nothing, of the firmware's files checksums. Or a sentence on what does not fit together.
host::Result<std::string> machine_of_state(const MachineOptions& options);

// Opens the file at `path`. The error is a sentence that names it.
host::Result<FirmwareState> open_firmware_state(const std::string& path);

// What stands before QEMU's own data.
std::string header_of(const FirmwareState& state);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_STATE_H_
