// SPDX-License-Identifier: Apache-2.0
// Memory for the loader to work in, while the firmware still runs.
#ifndef SLIPWAY_BOOT_UEFI_MEMORY_CLAIM_H_
#define SLIPWAY_BOOT_UEFI_MEMORY_CLAIM_H_

#include "boot/facts/reported_memory.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/uefi/efi/boot_services.h"
#include "boot/uefi/memory/firmware_map.h"

namespace slipway::uefi {

// Takes nearly all free memory above 1 MiB from the firmware, and single pages below, and fills
// `map`: what was taken is usable, and what is left to the firmware, or is its own, becomes free at
// entry.
//
// So the kernel is loaded straight to where it stays while the disk can be read and sentences can
// be shown, and no piece of memory has two who think that they own it.
loader::Result<void> claim_memory(const efi::BootServices& services, const FirmwareMap& firmware,
                                  const facts::MemoryFacts& known, loader::MemoryMap& map);

// Adds what the firmware has taken since for good, such as for its runtime services.
loader::Result<void> add_later_reservations(const FirmwareMap& firmware,
                                            const facts::MemoryFacts& known,
                                            loader::MemoryMap& map);

// Gives back what is still usable, for a kernel that goes on to ask the firmware for memory. What
// was taken from the map stays the kernel's.
void return_memory(const efi::BootServices& services, const loader::MemoryMap& map);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_MEMORY_CLAIM_H_
