// SPDX-License-Identifier: Apache-2.0
// What a firmware reports about memory, before it goes into the memory map.
#ifndef SLIPWAY_BOOT_FACTS_REPORTED_MEMORY_H_
#define SLIPWAY_BOOT_FACTS_REPORTED_MEMORY_H_

#include <array>
#include <cstdint>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/memory_map.h"

namespace slipway::facts {

struct ReportedMemory {
  std::uint64_t start;  // bytes
  std::uint64_t size;   // bytes
  loader::MemoryType type;
};

// What is known of the machine from elsewhere.
struct MemoryFacts {
  // The processor reaches no address from here on; a page table that leads there faults.
  std::uint64_t physical_address_end = machine::kPhysicalAddressEnd;

  // Where tables are that kernels read, of ACPI and SMBIOS; 0 is none.
  std::array<std::uint64_t, 6> tables = {};
};

// Adds an entry to the map, without what the processor cannot reach. Firmware that keeps such
// tables in memory that it calls reserved, as QEMU's BIOS does with ACPI's and UEFI's with
// SMBIOS's, would hide them from a kernel, in whose map of physical memory nothing reserved
// appears: that entry becomes kAcpiNvs.
loader::Result<void> add_reported(loader::MemoryMap& map, const ReportedMemory& entry,
                                  const MemoryFacts& known);

// Makes what no entry speaks of in [0, end), a multiple of the page size, reserved. Below 1 MiB a
// PC has devices and read-only memory, which firmware leaves out of its map or not; so a kernel
// need not know that. To be called after the last entry.
loader::Result<void> reserve_holes(loader::MemoryMap& map, std::uint64_t end);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_REPORTED_MEMORY_H_
