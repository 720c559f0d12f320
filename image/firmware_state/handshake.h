// SPDX-License-Identifier: Apache-2.0
// What the program of a saved firmware state says to the runner, byte by byte, at the exit port
// (machine::qemu::kDebugExit): it is the kernel's only later.
#ifndef SLIPWAY_IMAGE_FIRMWARE_STATE_HANDSHAKE_H_
#define SLIPWAY_IMAGE_FIRMWARE_STATE_HANDSHAKE_H_

#include <cstdint>

namespace slipway::firmware_state {

enum class Word : std::uint8_t {
  kReady = 'R',      // save me when I ask for a reset, which is next
  kStarting = 'S',   // the next instruction is the disk's loader's
  kNotLoaded = 'N',  // the disk has no loader, or none that the firmware takes
};

}  // namespace slipway::firmware_state

#endif  // SLIPWAY_IMAGE_FIRMWARE_STATE_HANDSHAKE_H_
