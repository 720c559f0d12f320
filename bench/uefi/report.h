// SPDX-License-Identifier: Apache-2.0
// What kernels/leave.inc does, for programs that UEFI firmware starts.
#ifndef SLIPWAY_BENCH_UEFI_REPORT_H_
#define SLIPWAY_BENCH_UEFI_REPORT_H_

#include <cstdint>

#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/system_table.h"
#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"
#include "slipway/machine/x86_64/time_stamp_counter.h"

// The entry point (UEFI 2.10, 4.1 "UEFI Image Entry Point").
extern "C" slipway::efi::Status efi_main(slipway::efi::Handle image,
                                         const slipway::efi::SystemTable* firmware);

namespace slipway::bench {

enum class Exit : std::uint8_t {
  kLoaded = 0x20,
  kNotLoaded = 0x21,
  kReadError = 0x22,
  kNotStarted = 0x23,
};

inline void report(machine::Cycles time) {
  const auto number = static_cast<std::uint64_t>(time);
  for (int shift = 0; shift < 64; shift += 8) {
    machine::PortSpace::write8(machine::qemu::kDebugConsole,
                               static_cast<std::uint8_t>(number >> shift));
  }
}

[[noreturn]] inline void leave(Exit code) {
  machine::PortSpace::write8(machine::qemu::kDebugExit, static_cast<std::uint8_t>(code));
  machine::halt_forever();
}

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_UEFI_REPORT_H_
