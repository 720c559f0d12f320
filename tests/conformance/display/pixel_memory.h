// SPDX-License-Identifier: Apache-2.0
// The kind of memory that pixels are mapped as.
#ifndef SLIPWAY_TESTS_CONFORMANCE_DISPLAY_PIXEL_MEMORY_H_
#define SLIPWAY_TESTS_CONFORMANCE_DISPLAY_PIXEL_MEMORY_H_

#include <cstdint>

#include <slipway/kernel.h>
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "tests/conformance/page_walk.h"

// Entry 5 of the page attribute table, which combines writes; for kernels that were built for
// protocol 1.0 entry 0, in a table as after a reset. The firmware of all machines that these
// kernels boot on has pixels uncached by its memory type ranges.
inline void check_pixel_memory(const slipway::protocol::BootInfo& info) {
  using slipway::machine::PageAttributes;
  constexpr unsigned kEntry = BUILT_FOR_MINOR_VERSION == 0 ? 0 : 5;
  constexpr std::uint64_t kTable =
      BUILT_FOR_MINOR_VERSION == 0 ? 0x0007'0406'0007'0406 : 0x0007'0106'0007'0406;
  const bool has_table =
      slipway::machine::Cpu<>::has(slipway::machine::CpuBasicFeature::kPageAttributeTable);
  ASSERT(!has_table || PageAttributes::read() == kTable, "{:#x}", PageAttributes::read());

  const auto& pixels = info.framebuffer;
  std::uint64_t found = 0;
  PageWalk(info).for_each_page([&](const Page& page) {
    const bool has_pixels = page.physical_start < pixels.physical_address + pixels.size &&
                            pixels.physical_address < page.physical_start + page.size;
    const unsigned entry = has_pixels && has_table ? kEntry : 0;
    ASSERT(page.attribute_entry == entry, "{:#x} is mapped by entry {} and not {}",
           page.virtual_start, page.attribute_entry, entry);
    found += has_pixels ? page.size : 0;
  });
  ASSERT(found >= pixels.size, "{:#x} bytes of pixels are mapped", found);
}

#endif  // SLIPWAY_TESTS_CONFORMANCE_DISPLAY_PIXEL_MEMORY_H_
