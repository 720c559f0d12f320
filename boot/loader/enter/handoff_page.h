// SPDX-License-Identifier: Apache-2.0
// The page from which the processor changes to the kernel's tables.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_HANDOFF_PAGE_H_
#define SLIPWAY_BOOT_LOADER_ENTER_HANDOFF_PAGE_H_

#include <cstdint>
#include <span>

#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/loader_memory.h"

namespace slipway::loader {

// Takes a page whose physical address, as a virtual one, no segment covers: it has that address in
// both address spaces. `segments` is sorted by address. Where it is `for_processors`, these can be
// started there: it is in the first MiB.
Result<std::uint64_t> take_handoff_page(std::span<const Segment> segments,
                                        const LoaderMemory& memory, bool for_processors);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_HANDOFF_PAGE_H_
