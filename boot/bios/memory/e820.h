// SPDX-License-Identifier: Apache-2.0
// The BIOS's map of physical memory (ACPI specification 6.5, section 15.1: INT 15h, EAX=E820h).
#ifndef SLIPWAY_BOOT_BIOS_MEMORY_E820_H_
#define SLIPWAY_BOOT_BIOS_MEMORY_E820_H_

#include "boot/facts/reported_memory.h"
#include "boot/loader/memory/memory_map.h"

namespace slipway::bios {

// Adds the BIOS's list to `map`. False if it has none.
loader::Result<bool> read_e820(loader::MemoryMap& map, const facts::MemoryFacts& known);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_MEMORY_E820_H_
