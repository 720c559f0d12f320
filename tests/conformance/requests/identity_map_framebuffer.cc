// SPDX-License-Identifier: Apache-2.0
// The framebuffer at its own address, which is that of the same pixels, and memory at its own, from
// a kernel in the lower half.
#include <cstdint>

#include <slipway/kernel.h>
#include "tests/conformance/page_walk.h"

SLIPWAY_KERNEL_REQUEST(.placement = slipway::protocol::KernelPlacement::kAtAddress,
                       .kernel_address = KERNEL_ADDRESS, .identity_map = true,
                       .identity_map_framebuffer = true,
                       .display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 1024, .height = 768, .required = true});

namespace {

using slipway::machine::kPageSize;
using slipway::protocol::BootInfo;

volatile std::uint32_t& word_at(std::uint64_t address) {
  return *reinterpret_cast<volatile std::uint32_t*>(address);
}

void check_pixels(const BootInfo& info) {
  const auto& pixels = info.framebuffer;
  const PageWalk tables(info);
  for (std::uint64_t offset = 0; offset < pixels.size; offset += kPageSize) {
    const std::uint64_t own = pixels.physical_address + offset;
    const auto page = tables.page_at(own);
    ASSERT(page && page->physical_address_of(own) == own, "{:#x}", own);
    ASSERT(page->writable && !page->executable, "{:#x}", own);
    // One kind of memory wherever they are mapped: that of write-combining.
    const auto other = tables.page_at(pixels.virtual_address + offset);
    ASSERT(other && page->attribute_entry == 5 && other->attribute_entry == 5, "{:#x}", own);
    word_at(own) = static_cast<std::uint32_t>(own);
    ASSERT(word_at(pixels.virtual_address + offset) == static_cast<std::uint32_t>(own), "{:#x}",
           own);
  }
}

}  // namespace

void kernel_main(const BootInfo& info) {
  ASSERT(reinterpret_cast<std::uintptr_t>(&kernel_main) - KERNEL_ADDRESS < 0x20'0000);
  ASSERT(info.identity_map ==
             (slipway::protocol::kIdentityMapMemory | slipway::protocol::kIdentityMapFramebuffer),
         "{:#x}", info.identity_map);
  check_pixels(info);
  const std::uint64_t own = info.kernel_segments[0].physical_start;
  ASSERT(word_at(own) == word_at(info.kernel_segments[0].virtual_start));
  slipway::println("identity map framebuffer as documented");
}
