// SPDX-License-Identifier: Apache-2.0
// What QEMU 7.2's migration writes (its docs/devel/migration.rst), as a state for others to go on
// from.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_MIGRATION_STREAM_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_MIGRATION_STREAM_H_

#include <optional>
#include <string>
#include <string_view>

#include "host/text/result.h"

namespace slipway::runner {

// Nanoseconds that each instruction takes are 2 to this power, in a machine that is saved.
inline constexpr unsigned kInstructionShift = 7;

// The stream of a machine that counted instructions (-icount) and stopped as it asked for a reset,
// for one that does neither: it runs as soon as it is restored, its clocks go on where they were,
// and its real-time clock has the host's time. Nothing is left in it of how long the saving took.
//
// Nothing is returned where time has passed in the machine besides its instructions: QEMU may move
// it on, to where the next device waits for it, between the processor's stop and the machine's. The
// error says what is not where QEMU 7.2 has it.
host::Result<std::optional<std::string>> restorable_stream(std::string_view stream);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_MIGRATION_STREAM_H_
