// SPDX-License-Identifier: Apache-2.0
// Stage 2's own view of memory.
#ifndef SLIPWAY_BOOT_BIOS_MEMORY_IDENTITY_MAP_H_
#define SLIPWAY_BOOT_BIOS_MEMORY_IDENTITY_MAP_H_

#include <cstdint>

#include "boot/loader/memory/memory_map.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::bios {

// The end of what the page tables of low_memory.h have room for.
inline constexpr std::uint64_t kIdentityMapEnd = 4 * machine::kGibibyte;

// Extends the map that stage2_entry.S has made from the first 2 MiB to kIdentityMapEnd.
void extend_identity_map();

// Extends it further, over all usable memory. The tables come out of the map; where there is no
// memory left for them, it ends. Returns up to which address usable memory is mapped.
std::uint64_t extend_identity_map_over(loader::MemoryMap& memory_map, bool gigabyte_pages);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_MEMORY_IDENTITY_MAP_H_
