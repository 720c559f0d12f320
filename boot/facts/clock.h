// SPDX-License-Identifier: Apache-2.0
// What a machine's clocks say: the date, and how fast the processor counts.
#ifndef SLIPWAY_BOOT_FACTS_CLOCK_H_
#define SLIPWAY_BOOT_FACTS_CLOCK_H_

#include <cstdint>

#include "boot/loader/memory/loader_memory.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::facts {

// Steps of the processor's clock since its reset.
std::uint64_t time_stamp();

// `start` is the time stamp when the loader began. Takes 10 ms where the processor does not say its
// frequency itself, by ACPI's timer; without that the frequency stays 0.
loader::ClockFacts clock_facts(std::uint64_t start, std::uint64_t acpi_root_table,
                               const loader::LoaderMemory& memory);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_CLOCK_H_
