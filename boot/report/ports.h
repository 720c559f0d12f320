// SPDX-License-Identifier: Apache-2.0
// The machine's own ways for a loader to be heard, which need no firmware: COM1 and QEMU's devices.
// Each processor has a folder for them.
#ifndef SLIPWAY_BOOT_REPORT_PORTS_H_
#define SLIPWAY_BOOT_REPORT_PORTS_H_

#include <cstdint>
#include <string_view>

namespace slipway::report {

// Writes ASCII text to COM1 and to the debug console, as a line of its own.
void write_line_to_ports(std::string_view text);

// Tells who watches the machine which disk's loader this is (machine::qemu::kBootedDisk).
void say_booted_disk(std::uint32_t signature);

// Ends QEMU's run with ExitCode::kLoaderRefused where the exit device is there.
void end_refused_run();

[[noreturn]] void halt();

}  // namespace slipway::report

#endif  // SLIPWAY_BOOT_REPORT_PORTS_H_
