// SPDX-License-Identifier: Apache-2.0
// The kernel's heap, for kernels with `deps = ["//kernel:heap"]`: behind `new`, `delete`, malloc()
// and free(), and so behind std::vector and its like.
//
// It is there before the constructors of global objects run. A kernel that wants memory for itself
// limits it, once and outside of any function:
//
//   SLIPWAY_HEAP_LIMIT(16 * 1024 * 1024);
//
// Running out of memory is a panic, but for malloc() and `new (std::nothrow)`, which return null.
// So are a block that is given back twice, one that something has written over, and a call from a
// handler of an interrupt or exception.
#ifndef SLIPWAY_KERNEL_HEAP_HEAP_H_
#define SLIPWAY_KERNEL_HEAP_HEAP_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "slipway/boot_info.h"

namespace slipway {

struct HeapUse {
  std::size_t size;           // bytes that the heap has taken over
  std::size_t free;           // bytes in pieces that are free
  std::size_t largest_piece;  // bytes that one block can have, or a little more
};
HeapUse heap_use();

// Physical memory that is the heap's: of type kUsable in the memory map, from the highest address
// down, and none of the first MiB. What is not in here is the kernel's own.
struct HeapMemory {
  std::uint64_t physical_start;
  std::uint64_t size;
};
std::span<const HeapMemory> heap_memory();

// Takes over memory. The library's _start calls it; a kernel with another one calls it before
// anything else uses the heap.
void start_heap(const protocol::BootInfo& info);

}  // namespace slipway

#define SLIPWAY_HEAP_LIMIT(bytes) \
  extern "C" constinit const std::size_t slipway_heap_limit = (bytes)

extern "C" const std::size_t slipway_heap_limit;

#endif  // SLIPWAY_KERNEL_HEAP_HEAP_H_
