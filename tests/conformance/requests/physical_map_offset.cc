// SPDX-License-Identifier: Apache-2.0
// The map of physical memory where it was asked for.
#include <slipway/kernel.h>

namespace {

constexpr std::uint64_t kOffset = 0x180'0000'0000;

}  // namespace

SLIPWAY_KERNEL_REQUEST(.physical_memory_offset = kOffset);

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.physical_memory.offset == kOffset);
  const auto address = reinterpret_cast<std::uintptr_t>(&info);
  ASSERT(address > kOffset && address < kOffset + info.physical_memory.size);
  // The first cell of the screen, and the same through a second map of it.
  auto* const cell = reinterpret_cast<volatile std::uint16_t*>(kOffset + 0xB8000);
  const std::uint16_t before = *cell;
  *cell = 0x0741;
  ASSERT(*cell == 0x0741);
  *cell = before;
  slipway::println("physical memory as asked for");
}
