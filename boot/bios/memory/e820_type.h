// SPDX-License-Identifier: Apache-2.0
// What the numbers in a BIOS's map of memory stand for.
#ifndef SLIPWAY_BOOT_BIOS_MEMORY_E820_TYPE_H_
#define SLIPWAY_BOOT_BIOS_MEMORY_E820_TYPE_H_

#include <cstdint>

#include "boot/loader/memory/memory_map.h"

namespace slipway::bios {

// ACPI specification 6.5, table 15.3, "Address Range Types". What nobody knows is reserved.
constexpr loader::MemoryType memory_type_of(std::uint32_t e820_type) {
  using enum loader::MemoryType;
  switch (e820_type) {
    case 1:
      return kUsable;
    case 3:
      return kAcpiReclaimable;
    case 4:
      return kAcpiNvs;
    case 5:
      return kBad;
    default:
      return kReserved;
  }
}

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_MEMORY_E820_TYPE_H_
