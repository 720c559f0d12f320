// SPDX-License-Identifier: Apache-2.0
// The memory that the loader works in.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_LOADER_MEMORY_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_LOADER_MEMORY_H_

#include <cstdint>

#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/physical_memory.h"

namespace slipway::loader {

struct LoaderMemory {
  // What the firmware reported, with the firmware stage's own memory already reserved. The loader
  // takes from it what it needs.
  MemoryMap& map;
  PhysicalMemory memory;

  // The loader takes and writes nothing from here on: the end of what is identity mapped.
  std::uint64_t end;

  // What is put beside the kernel begins here, or above.
  std::uint64_t start = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_LOADER_MEMORY_H_
