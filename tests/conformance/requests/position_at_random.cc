// SPDX-License-Identifier: Apache-2.0
// A position-independent kernel that asks to be elsewhere at each boot: so are its stack and the
// map of physical memory. By chance, one of them is where it would be otherwise about once in a
// hundred thousand boots.
#include <slipway/kernel.h>

SLIPWAY_KERNEL_REQUEST(.placement = slipway::protocol::KernelPlacement::kRandom);

void kernel_main(const slipway::protocol::BootInfo& info) {
  constexpr std::uint64_t kUpperHalf = 0xFFFF'8000'0000'0000;
  constexpr std::uint64_t kLargePage = 0x20'0000;
  const std::uint64_t address = info.kernel_segments[0].virtual_start;
  ASSERT(address >= kUpperHalf && address % kLargePage == 0, "{:#x}", address);
  ASSERT(address != 0xFFFF'FFFF'8000'0000);
  ASSERT(info.physical_memory.offset >= kUpperHalf);
  ASSERT(info.physical_memory.offset != kUpperHalf);
  ASSERT(info.stack_bottom != kUpperHalf + (std::uint64_t{1} << 39) + (1 << 30));
  slipway::println("kernel at {:#x}", address);
  slipway::println("placed at random");
}
