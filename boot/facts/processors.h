// SPDX-License-Identifier: Apache-2.0
// The machine's processors.
#ifndef SLIPWAY_BOOT_FACTS_PROCESSORS_H_
#define SLIPWAY_BOOT_FACTS_PROCESSORS_H_

#include <cstdint>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/loader_memory.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::facts {

// Those in ACPI's MADT that are enabled, each once, in its order; the root table at this physical
// address names it. Those that could only be switched on later are left out. The processor that we
// run on, whose local APIC has the number `own_id`, is the first, and is there whatever the table
// says. The list is in memory of the loader's.
loader::Result<std::span<const loader::ProcessorFacts>> find_processors(
    std::uint64_t acpi_root_table, std::uint32_t own_id, const loader::LoaderMemory& memory);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_PROCESSORS_H_
