// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/heap/heap.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "slipway/boot_info.h"
#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/heap/block_heap.h"
#include "slipway/kernel/heap/kernel_heap.h"
#include "slipway/kernel/processors/spin_lock.h"

// All there is, unless SLIPWAY_HEAP_LIMIT says less.
extern "C" [[gnu::weak]] constinit const std::size_t slipway_heap_limit = SIZE_MAX;

namespace slipway {
namespace {

constinit BlockHeap heap;
constinit SpinLock heap_lock;
constinit std::array<HeapMemory, 64> memory{};
constinit std::size_t memory_count = 0;
constinit std::size_t size_in_all = 0;

constexpr std::uint64_t kFirstMebibyteEnd = 1024 * 1024;

void check_caller(const char* what) {
  ASSERT(memory_count != 0, "{} is called before the heap has memory: start_heap() gives it some",
         what);
  ASSERT(!in_interrupt(),
         "{} is called in a handler of an interrupt or exception: what was interrupted may be in "
         "the heap itself. Have memory ready, or leave the work to the kernel",
         what);
}

void take_over(const protocol::BootInfo& info, std::uint64_t start, std::uint64_t size) {
  heap.add(reinterpret_cast<void*>(info.physical_memory.offset + start), size);
  memory[memory_count++] = {.physical_start = start, .size = size};
  size_in_all += size;
}

}  // namespace

void start_heap(const protocol::BootInfo& info) {
  ASSERT(memory_count == 0, "start_heap() is called twice");
  std::size_t wanted = slipway_heap_limit & ~(protocol::kPageSize - 1);
  for (std::uint64_t i = info.memory_region_count; i-- > 0 && wanted != 0;) {
    const protocol::MemoryRegion& region = info.memory_map[i];
    const std::uint64_t start = std::max(region.start, kFirstMebibyteEnd);
    const std::uint64_t end = std::min(region.end(), info.physical_memory.size);
    if (region.type != protocol::MemoryType::kUsable || start >= end) {
      continue;
    }
    if (memory_count == memory.size()) {
      break;
    }
    const std::uint64_t size = std::min<std::uint64_t>(end - start, wanted);
    take_over(info, end - size, size);
    wanted -= size;
  }
  ASSERT(memory_count != 0, "there is no memory for the heap");
}

HeapUse heap_use() {
  const SpinLock::Guard guard(heap_lock);
  return {.size = size_in_all, .free = heap.free_bytes(), .largest_piece = heap.largest_piece()};
}

std::span<const HeapMemory> heap_memory() {
  return std::span(memory).first(memory_count);
}

void* allocate_or_null(const char* what, std::size_t size, std::size_t alignment) {
  check_caller(what);
  const SpinLock::Guard guard(heap_lock);
  void* const block = heap.allocate(size, alignment);
  ASSERT(heap.damaged() == nullptr,
         "{}: something has written to the free memory at {:#x}: is it still in use after it was "
         "given back, or has the block before it an end that was not kept to?",
         what, reinterpret_cast<std::uintptr_t>(heap.damaged()));
  return block;
}

void panic_without_memory(const char* what, std::size_t size) {
  panic("out of memory: {} wants {} bytes, {} are free, {} of them in one piece", what, size,
        heap.free_bytes(), heap.largest_piece());
}

namespace {

void check_fault(const char* what, const void* block, BlockHeap::Fault fault) {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  switch (fault) {
    case BlockHeap::Fault::kNone:
      return;
    case BlockHeap::Fault::kNoBlock:
      panic("{} of {:#x}, where no block of the heap begins", what, address);
    case BlockHeap::Fault::kFree:
      panic("{} of {:#x}, which has been given back already", what, address);
    case BlockHeap::Fault::kDamaged:
      panic("{} of {:#x}: something has written before the block or beyond its end", what, address);
  }
}

}  // namespace

void free_block(const char* what, void* block) {
  if (block == nullptr) {
    return;
  }
  check_caller(what);
  const SpinLock::Guard guard(heap_lock);
  check_fault(what, block, heap.free(block));
}

std::size_t room_in_block(const char* what, const void* block) {
  check_caller(what);
  const SpinLock::Guard guard(heap_lock);
  check_fault(what, block, heap.check(block));
  return heap.room_in(block);
}

}  // namespace slipway
