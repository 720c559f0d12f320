// SPDX-License-Identifier: Apache-2.0
#include <slipway/kernel.h>

#include "frames.h"

constinit Frames frames;

void kernel_main(const slipway::protocol::BootInfo& info) {
  using slipway::protocol::MemoryType;
  for (std::size_t i = 0; i < info.memory_region_count; ++i) {
    const auto& region = info.memory_map[i];
    if (region.type == MemoryType::kUsable) {
      frames.add(region.start, region.size);
    }
  }
  slipway::println("{} frames are free", frames.free_count());
}
