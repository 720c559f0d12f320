// SPDX-License-Identifier: Apache-2.0
// An identity map: physical memory at its own addresses too, but for the page at address 0, and all
// of the first MiB, where a PC has its text.
#include <cstdint>
#include <span>

#include <slipway/kernel.h>
#include "tests/conformance/page_walk.h"

// In which half the kernel is makes no difference to it.
#ifdef KERNEL_ADDRESS
SLIPWAY_KERNEL_REQUEST(.placement = slipway::protocol::KernelPlacement::kAtAddress,
                       .kernel_address = KERNEL_ADDRESS, .identity_map = true);
#else
SLIPWAY_KERNEL_REQUEST(.identity_map = true);
#endif

namespace {

using slipway::machine::kPageSize;
using slipway::protocol::MemoryRegion;
using slipway::protocol::MemoryType;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.identity_map == 1);
  const PageWalk tables(info);
  ASSERT(!tables.page_at(0), "the page at address 0 is mapped");
  int executable_pages = 0;
  for (const MemoryRegion& region : std::span(info.memory_map, info.memory_region_count)) {
    const bool is_mapped = region.type != MemoryType::kReserved && region.type != MemoryType::kBad;
    for (std::uint64_t address = region.start; address < region.end(); address += kPageSize) {
      const auto page = tables.page_at(address);
      if (address == 0 || (!is_mapped && address >= 0x10'0000)) {
        ASSERT(!page, "{:#x} is mapped", address);
        continue;
      }
      ASSERT(page && page->physical_address_of(address) == address, "{:#x}", address);
      ASSERT(page->writable != page->executable, "{:#x}", address);
      if (page->executable) {
        ++executable_pages;
        ASSERT(region.type == MemoryType::kLoader, "{:#x}", address);
      }
    }
    if (region.type == MemoryType::kUsable && region.start != 0) {
      *reinterpret_cast<volatile std::uint64_t*>(region.start) = ~region.start;
      ASSERT(*reinterpret_cast<volatile std::uint64_t*>(info.physical_memory.offset +
                                                        region.start) == ~region.start);
    }
  }
  constexpr std::uint64_t kText = 0xB'8000;
  const auto cell = [](std::uint64_t address) {
    return *reinterpret_cast<volatile std::uint16_t*>(address);
  };
  ASSERT(tables.page_at(kText) && cell(kText) == cell(info.physical_memory.offset + kText));
  ASSERT(executable_pages == 1, "{} pages can be executed, and not just the handoff page",
         executable_pages);
  slipway::println("identity map as asked for");
}
