// SPDX-License-Identifier: Apache-2.0
// ACPI's clock, the power management timer.
#ifndef SLIPWAY_BOOT_FACTS_POWER_TIMER_H_
#define SLIPWAY_BOOT_FACTS_POWER_TIMER_H_

#include <cstdint>
#include <optional>

#include "boot/loader/memory/loader_memory.h"
namespace slipway::facts {

// Its address in the I/O space, by ACPI's FADT, which the root table at this physical address
// names; nothing where the machine has none.
std::optional<std::uint16_t> find_power_timer(std::uint64_t acpi_root_table,
                                              const loader::LoaderMemory& memory);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_POWER_TIMER_H_
