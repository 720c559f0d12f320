// Stage 2's own view of memory.
#ifndef SLIPWAY_BOOT_BIOS_IDENTITY_MAP_H_
#define SLIPWAY_BOOT_BIOS_IDENTITY_MAP_H_

#include <cstdint>

namespace slipway::bios {

// The end of what the page tables of low_memory.h have room for.
inline constexpr std::uint64_t kIdentityMapEnd = std::uint64_t{4} << 30;

// Extends the map that stage2_entry.S has made from the first 2 MiB to kIdentityMapEnd.
void extend_identity_map();

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_IDENTITY_MAP_H_
