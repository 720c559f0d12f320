// SPDX-License-Identifier: Apache-2.0
// The map of physical memory where it was asked for.
#include <cstdint>
#include <span>

#include <slipway/kernel.h>

namespace {

constexpr std::uint64_t kOffset = 0x180'0000'0000;

}  // namespace

SLIPWAY_KERNEL_REQUEST(.physical_memory_offset = kOffset);

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.physical_memory.offset == kOffset);
  const auto address = reinterpret_cast<std::uintptr_t>(&info);
  ASSERT(address > kOffset && address < kOffset + info.physical_memory.size);
  // A variable, and the same through the map.
  static volatile std::uint32_t variable = 1;
  const auto place = reinterpret_cast<std::uintptr_t>(&variable);
  for (const auto& segment : std::span(info.kernel_segments, info.kernel_segment_count)) {
    if (segment.virtual_start <= place && place < segment.virtual_start + segment.size) {
      *reinterpret_cast<volatile std::uint32_t*>(kOffset + segment.physical_start +
                                                 (place - segment.virtual_start)) = 0x0741;
    }
  }
  ASSERT(variable == 0x0741);
  slipway::println("physical memory as asked for");
}
