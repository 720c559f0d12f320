// An identity map: physical memory at its own addresses too, but for the page at address 0.
#include <cstdint>
#include <span>

#include <slipway/kernel.h>
#include "tests/conformance/page_translation.h"

SLIPWAY_KERNEL_REQUEST(.identity_map = true);

namespace {

using namespace slipway::machine;
using slipway::protocol::MemoryRegion;
using slipway::protocol::MemoryType;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.identity_map == 1);
  ASSERT(!translate(info, 0), "the page at address 0 is mapped");
  int executable_pages = 0;
  for (const MemoryRegion& region : std::span(info.memory_map, info.memory_region_count)) {
    const bool is_mapped = region.type != MemoryType::kReserved && region.type != MemoryType::kBad;
    for (std::uint64_t page = region.start; page < region.end(); page += kPageSize) {
      const auto translation = translate(info, page);
      if (page == 0 || (!is_mapped && page >= 0x10'0000)) {
        ASSERT(!translation, "{:#x} is mapped", page);
        continue;
      }
      ASSERT(translation && translation->physical_address == page, "{:#x}", page);
      if (translation->entry.has(PageFlags::kNoExecute)) {
        ASSERT(translation->entry.has(PageFlags::kWritable), "{:#x}", page);
      } else {
        ++executable_pages;
        ASSERT(!translation->entry.has(PageFlags::kWritable), "{:#x}", page);
        ASSERT(region.type == MemoryType::kLoader, "{:#x}", page);
      }
    }
    if (region.type == MemoryType::kUsable && region.start != 0) {
      *reinterpret_cast<volatile std::uint64_t*>(region.start) = ~region.start;
      ASSERT(*reinterpret_cast<volatile std::uint64_t*>(info.physical_memory.offset +
                                                        region.start) == ~region.start);
    }
  }
  ASSERT(executable_pages == 1, "{} pages can be executed, and not just the hand-off page",
         executable_pages);
  slipway::println("identity map as asked for");
}
