// SPDX-License-Identifier: Apache-2.0
// The memory map as a table.
#ifndef SLIPWAY_KERNEL_DEMO_MEMORY_MAP_H_
#define SLIPWAY_KERNEL_DEMO_MEMORY_MAP_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include <slipway/boot_info.h>

namespace demo {

using MemoryMap = std::span<const slipway::protocol::MemoryRegion>;

// Bytes of memory that are free for the kernel.
std::uint64_t usable_bytes(MemoryMap map);

// Prints the map in two columns of at most `max_rows` rows, read downwards.
void print_memory_map(MemoryMap map, std::size_t max_rows);

}  // namespace demo

#endif  // SLIPWAY_KERNEL_DEMO_MEMORY_MAP_H_
