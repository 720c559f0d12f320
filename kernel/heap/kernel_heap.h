// SPDX-License-Identifier: Apache-2.0
// What `new`, malloc() and their like consist of. `what` is the caller's name, for panics.
#ifndef SLIPWAY_KERNEL_HEAP_KERNEL_HEAP_H_
#define SLIPWAY_KERNEL_HEAP_KERNEL_HEAP_H_

#include <cstddef>

#include "slipway/kernel/heap/block_heap.h"

namespace slipway {

void* allocate_or_null(const char* what, std::size_t size,
                       std::size_t alignment = BlockHeap::kAlignment);
[[noreturn]] void panic_without_memory(const char* what, std::size_t size);

// Null is no block, and ignored.
void free_block(const char* what, void* block);

// Bytes of a block that can be used.
std::size_t room_in_block(const char* what, const void* block);

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_HEAP_KERNEL_HEAP_H_
