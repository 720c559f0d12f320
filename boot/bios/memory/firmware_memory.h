// SPDX-License-Identifier: Apache-2.0
// The memory map, from whatever the BIOS knows of it.
#ifndef SLIPWAY_BOOT_BIOS_MEMORY_FIRMWARE_MEMORY_H_
#define SLIPWAY_BOOT_BIOS_MEMORY_FIRMWARE_MEMORY_H_

#include "boot/loader/memory/memory_map.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::bios {

// Fills `map`, in which ACPI's tables are never kReserved, and takes off what the BIOS stages
// themselves occupy. Touches nothing but conventional memory below kLowMemoryNeeded. Stops with a
// sentence if the BIOS has no usable answer, or has not left the stages the memory that they need.
void read_memory_map(loader::MemoryMap& map, const loader::FirmwareTables& tables);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_MEMORY_FIRMWARE_MEMORY_H_
