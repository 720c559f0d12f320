// SPDX-License-Identifier: Apache-2.0
// The end of a boot that cannot go on: a sentence where people and tests can see it, and a way
// back.
#ifndef SLIPWAY_BOOT_UEFI_REPORT_STOP_H_
#define SLIPWAY_BOOT_UEFI_REPORT_STOP_H_

#include <string_view>

#include "boot/loader/error/error.h"
#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/system_table.h"

namespace slipway::uefi {

// To be called first, with what the firmware gave to the loader.
void use_firmware(efi::Handle image, const efi::SystemTable& table);

// From here on the firmware is not called any more: ExitBootServices() has been.
void firmware_is_gone();

// Shows "Slipway: <reason>." and ends QEMU's run with ExitCode::kLoaderRefused where the exit
// device is there. Elsewhere waits for a key, and goes back to the firmware, which goes on with its
// next choice; where it is gone, halts.
[[noreturn]] void stop(std::string_view reason);
[[noreturn]] void stop(const loader::Error& error);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_REPORT_STOP_H_
