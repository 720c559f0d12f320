// SPDX-License-Identifier: Apache-2.0
// Where the firmware has the tables that it keeps for operating systems.
#ifndef SLIPWAY_BOOT_UEFI_MEMORY_FIND_FIRMWARE_TABLES_H_
#define SLIPWAY_BOOT_UEFI_MEMORY_FIND_FIRMWARE_TABLES_H_

#include <span>

#include "boot/loader/plan/machine_facts.h"
#include "boot/uefi/efi/system_table.h"

namespace slipway::uefi {

// Those of the configuration tables whose checksums are right. Of ACPI's root pointers the one of
// ACPI 2.0 or later comes first.
loader::FirmwareTables find_firmware_tables(std::span<const efi::ConfigurationTable> tables);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_MEMORY_FIND_FIRMWARE_TABLES_H_
