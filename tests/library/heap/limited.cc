// SPDX-License-Identifier: Apache-2.0
// A heap that leaves memory to the kernel, and says which.
#include <slipway/heap.h>
#include <slipway/kernel.h>

#include <cstdint>
#include <memory>
#include <span>

SLIPWAY_HEAP_LIMIT(3 * 1024 * 1024);

void kernel_main(const slipway::protocol::BootInfo& info) {
  const slipway::HeapUse use = slipway::heap_use();
  ASSERT(use.size == 3 * 1024 * 1024 && use.free > 3 * 1024 * 1024 - 100, "{} of {}", use.free,
         use.size);
  const auto block = std::make_unique<char[]>(1000);
  const std::uint64_t physical =
      reinterpret_cast<std::uint64_t>(block.get()) - info.physical_memory.offset;
  bool inside = false;
  for (const slipway::HeapMemory& memory : slipway::heap_memory()) {
    ASSERT(memory.physical_start >= 1024 * 1024);
    if (physical - memory.physical_start < memory.size) {
      inside = true;
    }
  }
  ASSERT(inside);
  slipway::println("the heap keeps to its limit");
}
