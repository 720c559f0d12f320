// SPDX-License-Identifier: Apache-2.0
// The end of a boot that cannot go on: a sentence where people and tests can see it.
#ifndef SLIPWAY_BOOT_BIOS_REPORT_STOP_H_
#define SLIPWAY_BOOT_BIOS_REPORT_STOP_H_

#include <string_view>

#include "boot/loader/error/error.h"

namespace slipway::bios {

// Shows "Slipway: <reason>." on the screen, COM1 and the debug console, ends QEMU's run with
// ExitCode::kLoaderRefused where the exit device is there, and halts.
[[noreturn]] void stop(std::string_view reason);
[[noreturn]] void stop(const loader::Error& error);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_REPORT_STOP_H_
