// SPDX-License-Identifier: Apache-2.0
// The devices that QEMU adds for kernels under test. Real machines have none of them; a write to
// these ports is ignored there.
#ifndef SLIPWAY_MACHINE_DEVICES_QEMU_H_
#define SLIPWAY_MACHINE_DEVICES_QEMU_H_

#include <cstdint>

#include "slipway/machine/x86_64/port.h"

namespace slipway::machine::qemu {

// isa-debugcon: each byte written appears on the host. Bochs calls it the "port E9 hack".
inline constexpr Port kDebugConsole{0xE9};

// isa-debug-exit: a write of `code` ends QEMU with the status `code * 2 + 1`.
inline constexpr Port kDebugExit{0xF4};

// Another isa-debugcon, which //image/runner listens to: the boot sector writes the four bytes of
// its disk's signature, so that the runner knows which disk was booted. Nothing answers at this
// port on a PC, nor on QEMU's: Linux's `io_delay=0xed` writes to it for a pause where 0x80 is in
// use. So kernels may write here too; what counts are the first four bytes.
inline constexpr Port kBootedDisk{0xED};

// For tests inside the machine (docs/test_channel.md): another isa-debugcon takes their results,
// and an isa-serial of eight ports from kTestCommands on brings commands. Nothing answers at these
// ports on a PC, nor on QEMU's.
inline constexpr Port kTestResults{0xEB};
inline constexpr Port kTestCommands{0x2A0};

// What Slipway's kernels and its loader write to kDebugExit. No status that results (33 to 39) is
// one that QEMU gives on its own account.
enum class ExitCode : std::uint8_t {
  kSuccess = 0x10,        // the kernel is content
  kFailure = 0x11,        // the kernel panicked, or a test in it failed
  kLoaderRefused = 0x12,  // the loader stopped before the kernel ran; the console says why
  kFirstFault = 0x13,     // an exception came before the kernel had an interrupt table of its own;
                          // the loader's has said so on the console
};

// The exit status of a QEMU whose guest wrote `code` to kDebugExit.
constexpr int exit_status(std::uint8_t code) {
  return code * 2 + 1;
}

}  // namespace slipway::machine::qemu

#endif  // SLIPWAY_MACHINE_DEVICES_QEMU_H_
