// SPDX-License-Identifier: Apache-2.0
// Whether the firmware starts only what is signed (UEFI 2.10, 32.3 "Firmware/OS Secure Boot").
#ifndef SLIPWAY_BOOT_UEFI_TRUST_SECURE_BOOT_H_
#define SLIPWAY_BOOT_UEFI_TRUST_SECURE_BOOT_H_

#include "boot/uefi/efi/runtime_services.h"

namespace slipway::uefi {

// True as well where the firmware has an answer, but does not give it: in doubt a bundle is
// verified.
bool secure_boot_is_on(const efi::RuntimeServices& services);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_TRUST_SECURE_BOOT_H_
