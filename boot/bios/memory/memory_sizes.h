// SPDX-License-Identifier: Apache-2.0
// How much memory there is, as BIOSes said it before they had a map to give.
#ifndef SLIPWAY_BOOT_BIOS_MEMORY_MEMORY_SIZES_H_
#define SLIPWAY_BOOT_BIOS_MEMORY_MEMORY_SIZES_H_

#include <cstdint>

#include "boot/loader/memory/memory_map.h"

namespace slipway::bios {

// Where conventional memory ends, and the BIOS's own data begin: at most 640 KiB (INT 12h).
std::uint32_t conventional_memory_end();

// Adds what is above the first MiB, by INT 15h, AX=E801h or else AH=88h, which counts up to 64 MiB.
// False if the BIOS has neither.
loader::Result<bool> read_memory_sizes(loader::MemoryMap& map);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_MEMORY_MEMORY_SIZES_H_
