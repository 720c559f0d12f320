// SPDX-License-Identifier: Apache-2.0
// Puts the kernel's segments into physical memory and fills them.
#ifndef SLIPWAY_BOOT_LOADER_PLACEMENT_H_
#define SLIPWAY_BOOT_LOADER_PLACEMENT_H_

#include <cstdint>
#include <span>

#include "boot/loader/bundle/file_source.h"
#include "boot/loader/elf/segment.h"
#include "boot/loader/elf/segments.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/loader_memory.h"
#include "boot/loader/memory/page_tables.h"

namespace slipway::loader {

// Takes `size` bytes to be mapped at `virtual_address`: where large pages can
// map them, if they are that large and memory allows.
Result<std::uint64_t> allocate_for_mapping(std::uint64_t virtual_address, std::uint64_t size,
                                           const LoaderMemory& memory, MemoryType type,
                                           Error shortage);

// Takes memory for all segments, which are sorted by address, and sets their physical addresses: in
// one piece, with what is between them, or in as many as they have runs.
Result<void> place_segments(std::span<Segment> segments, bool contiguous,
                            const LoaderMemory& memory);

// Zeroes every byte of the segments' pages that the file does not give.
void zero_segments(std::span<Segment> segments, PhysicalMemory memory);

// Reads the segments, from the front of the file to its end.
Result<void> read_segments(const Segments& segments, FileSource& kernel, PhysicalMemory memory);

// Maps each page of the segments, which are sorted by address, with its rights.
Result<void> map_segments(std::span<Segment> segments, PageTables& tables);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLACEMENT_H_
