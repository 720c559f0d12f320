// SPDX-License-Identifier: Apache-2.0
// A kernel finds itself where it was linked to, whatever physical memory has there.
#include <cstdint>

#include <slipway/kernel.h>

// link_address.ld
extern "C" const std::uint8_t kernel_start[], kernel_end[];

namespace {

volatile std::uint32_t variable = 0x600DDA7A;
volatile std::uint32_t zero;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  const auto start = reinterpret_cast<std::uintptr_t>(kernel_start);
  const auto end = reinterpret_cast<std::uintptr_t>(kernel_end);
  const auto here = reinterpret_cast<std::uintptr_t>(&kernel_main);
  ASSERT(start <= here && here < end, "{:#x}", here);
  ASSERT(info.kernel_segments[0].virtual_start == start, "{:#x}",
         info.kernel_segments[0].virtual_start);
  ASSERT(variable == 0x600DDA7A && zero == 0);
  variable = 1;
  zero = 1;
  ASSERT(variable == 1 && zero == 1);
  slipway::println("linked to {:#x} as documented", start);
}
