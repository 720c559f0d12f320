// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/framebuffer_kind.h"

#include "slipway/machine/x86_64/memory_type_ranges.h"

namespace slipway::facts {

machine::MemoryKind framebuffer_kind(const loader::Framebuffer& pixels) {
  if (pixels.width == 0) {
    return machine::MemoryKind::kWriteBack;
  }
  const auto ranges = machine::MemoryTypeRanges::read();
  return ranges && ranges->any_cached(pixels.physical_address, pixels.size)
             ? machine::MemoryKind::kWriteBack
             : machine::MemoryKind::kWriteCombining;
}

}  // namespace slipway::facts
