// SPDX-License-Identifier: Apache-2.0
// What a base revision has in its map of physical memory, the "higher half direct map", and how its
// memory map speaks of that.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_DIRECT_MAP_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_DIRECT_MAP_H_

#include <cstdint>

#include "boot/loader/memory/memory_type.h"
#include "boot/loader/memory/physical_map.h"
#include "boot/protocol/limine/abi.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::protocol::limine {

// From this base revision on, tables of ACPI are in the map, also where the firmware keeps them in
// memory that is reserved: above 1 MiB such memory is kAcpiNvs to the loader if it has the RSDP,
// the root table or SMBIOS (boot/facts), and below 1 MiB all is in.
inline constexpr std::uint64_t kMapsFirmwareTables = 4;

constexpr loader::MemoryContents direct_map(std::uint64_t base_revision) {
  using loader::MemoryType;
  using loader::MemoryTypes;
  switch (base_revision) {
    case 0:
      return {.types = MemoryTypes::all_but({}),
              .always_end = machine::kMebibyte,
              .filled_end = 4 * machine::kGibibyte};
    case 1:
    case 2:
      return {.types = MemoryTypes::all_but({MemoryType::kReserved, MemoryType::kBad}),
              .always_end = machine::kMebibyte,
              .filled_end = 4 * machine::kGibibyte};
    case 3:
      return {.types = MemoryTypes::all_but({MemoryType::kReserved, MemoryType::kBad,
                                             MemoryType::kAcpiReclaimable, MemoryType::kAcpiNvs})};
    default:
      return {.types = MemoryTypes::all_but({MemoryType::kReserved, MemoryType::kBad}),
              .always_end = machine::kMebibyte};
  }
}

// Memory of the loader's types as the kernel is told of it. `start` is its physical address.
constexpr MemoryType memory_type(loader::MemoryType type, std::uint64_t start,
                                 std::uint64_t base_revision) {
  switch (type) {
    case loader::MemoryType::kUsable:
    case loader::MemoryType::kFreedAtEntry:
      return MemoryType::kUsable;
    case loader::MemoryType::kReserved:
      return base_revision >= kMapsFirmwareTables && start < machine::kMebibyte
                 ? MemoryType::kReservedMapped
                 : MemoryType::kReserved;
    case loader::MemoryType::kAcpiReclaimable:
      return MemoryType::kAcpiReclaimable;
    case loader::MemoryType::kAcpiNvs:
      return MemoryType::kAcpiNvs;
    case loader::MemoryType::kBad:
      return MemoryType::kBad;
    case loader::MemoryType::kKernel:
    case loader::MemoryType::kModule:
      return MemoryType::kExecutableAndModules;
    case loader::MemoryType::kLoader:
    case loader::MemoryType::kPageTables:
    case loader::MemoryType::kStack:
    case loader::MemoryType::kBootInfo:
      return MemoryType::kLoaderReclaimable;
  }
  return MemoryType::kReserved;
}

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_DIRECT_MAP_H_
