// SPDX-License-Identifier: Apache-2.0
// The disk that the loader was started from.
#ifndef SLIPWAY_BOOT_UEFI_DISK_BOOT_MEDIUM_H_
#define SLIPWAY_BOOT_UEFI_DISK_BOOT_MEDIUM_H_

#include <expected>
#include <string_view>

#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/block_io.h"
#include "boot/uefi/efi/boot_services.h"

namespace slipway::uefi {

// The whole disk or CD that the partition is on from which the firmware loaded `image`, or a
// sentence. It is connected already, or the firmware could not have: no driver is started for it.
std::expected<efi::BlockIo*, std::string_view> find_boot_medium(const efi::BootServices& services,
                                                                efi::Handle image);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_DISK_BOOT_MEDIUM_H_
