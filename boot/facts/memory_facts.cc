// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/memory_facts.h"

#include <cstddef>

#include "boot/facts/cpu_features.h"
#include "boot/facts/firmware_tables.h"
#include "boot/loader/memory/physical_memory.h"

namespace slipway::facts {

MemoryFacts memory_facts(const loader::FirmwareTables& tables) {
  MemoryFacts known = {.physical_address_end = physical_address_end()};
  if (tables.rsdp != 0) {
    constexpr std::size_t kRsdpSize = 36;
    known.acpi_root_table = acpi_root_table(loader::PhysicalMemory().bytes(tables.rsdp, kRsdpSize));
  }
  return known;
}

}  // namespace slipway::facts
