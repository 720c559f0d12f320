// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/memory_facts.h"

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/facts/cpu_features.h"
#include "boot/facts/firmware_tables.h"
#include "boot/loader/memory/physical_memory.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::facts {
namespace {

// More than any entry point has.
constexpr std::size_t kEntryPointSize = 64;

// The address that an entry point leads to; 0 if there is none.
std::uint64_t behind(std::uint64_t entry_point,
                     std::uint64_t (*address_in)(std::span<const std::byte> bytes)) {
  return entry_point == 0
             ? 0
             : address_in(loader::PhysicalMemory().bytes(entry_point, kEntryPointSize));
}

}  // namespace

MemoryFacts memory_facts(const loader::FirmwareTables& tables) {
  MemoryFacts known = {.physical_address_end = physical_address_end(),
                       .tables = {tables.rsdp, acpi_root_table(tables), tables.smbios,
                                  behind(tables.smbios, smbios_structures), tables.smbios3,
                                  behind(tables.smbios3, smbios3_structures)}};
  // Kernels see all of the first MiB anyway.
  for (std::uint64_t& table : known.tables) {
    table = table < machine::kMebibyte ? 0 : table;
  }
  return known;
}

std::uint64_t acpi_root_table(const loader::FirmwareTables& tables) {
  return behind(tables.rsdp, acpi_root_table);
}

}  // namespace slipway::facts
