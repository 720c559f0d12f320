// SPDX-License-Identifier: Apache-2.0
#include "image/firmware_state/free_memory.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace slipway::firmware_state {

// What the firmware does by its timer may take memory: it must not, from the map on.
void clear_free_memory(const efi::BootServices& services) {
  alignas(8) static std::byte map[16384];
  std::uint64_t size = sizeof map;
  std::uint64_t key = 0;
  std::uint64_t distance = 0;
  std::uint32_t version = 0;
  const std::uint64_t level = services.raise_tpl(efi::kHighLevel);
  if (efi::failed(services.get_memory_map(&size, map, &key, &distance, &version))) {
    services.restore_tpl(level);
    return;
  }
  for (std::uint64_t at = 0; at + distance <= size; at += distance) {
    const auto& region = *reinterpret_cast<const efi::MemoryDescriptor*>(map + at);
    if (region.type != efi::MemoryType::kConventional || region.physical_start == 0) {
      continue;
    }
    std::memset(reinterpret_cast<void*>(region.physical_start), 0,
                region.page_count * efi::kPageSize);
  }
  services.restore_tpl(level);
}

}  // namespace slipway::firmware_state
