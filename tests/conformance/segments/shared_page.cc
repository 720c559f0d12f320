// SPDX-License-Identifier: Apache-2.0
// Segments that lie on one page, as linkers make them that save memory: the bytes of each arrive,
// and the zeroes behind one do not cover the next.
#include <cstdint>

#include <slipway/kernel.h>

// shared_page.ld
extern "C" const volatile std::uint8_t gap_start[], gap_end[];

namespace {

[[gnu::section(".first")]] volatile std::uint32_t first = 0x11111111;
[[gnu::section(".second")]] volatile std::uint32_t second = 0x22222222;
[[gnu::section(".third")]] volatile std::uint32_t third = 0x33333333;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(first == 0x11111111 && second == 0x22222222 && third == 0x33333333);
  for (const volatile std::uint8_t* byte = gap_start; byte < gap_end; ++byte) {
    ASSERT(*byte == 0);
  }
  second = 2;
  ASSERT(first == 0x11111111 && second == 2 && third == 0x33333333);
  ASSERT(info.kernel_segment_count == 5, "{} segments", info.kernel_segment_count);
  slipway::println("shared page as documented");
}
