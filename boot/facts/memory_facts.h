// SPDX-License-Identifier: Apache-2.0
// What is known of a machine's memory before the firmware's map is read.
#ifndef SLIPWAY_BOOT_FACTS_MEMORY_FACTS_H_
#define SLIPWAY_BOOT_FACTS_MEMORY_FACTS_H_

#include <cstdint>

#include "boot/facts/reported_memory.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::facts {

MemoryFacts memory_facts(const loader::FirmwareTables& tables);

// The physical address of ACPI's root table; 0 if there is none.
std::uint64_t acpi_root_table(const loader::FirmwareTables& tables);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_MEMORY_FACTS_H_
