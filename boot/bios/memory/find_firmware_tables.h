// SPDX-License-Identifier: Apache-2.0
// Where a BIOS keeps the tables that it has for operating systems.
#ifndef SLIPWAY_BOOT_BIOS_MEMORY_FIND_FIRMWARE_TABLES_H_
#define SLIPWAY_BOOT_BIOS_MEMORY_FIND_FIRMWARE_TABLES_H_

#include "boot/loader/memory/physical_memory.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::bios {

// Looks for ACPI's root pointer in the first KiB of the BIOS's data area and in its ROM, and for
// SMBIOS's entry points in the ROM. Reads the first MiB only.
loader::FirmwareTables find_firmware_tables(loader::PhysicalMemory memory);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_MEMORY_FIND_FIRMWARE_TABLES_H_
