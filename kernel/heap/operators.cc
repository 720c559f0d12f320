// SPDX-License-Identifier: Apache-2.0
// `new` and `delete`, of all kinds (ISO C++, 17.6.3), and what <stdlib.h> declares of the heap.
#include <stdlib.h>

#include <bit>
#include <cstddef>
#include <cstring>
#include <new>

#include "slipway/kernel/heap/kernel_heap.h"

using slipway::allocate_or_null;
using slipway::free_block;
using slipway::panic_without_memory;

namespace {

constexpr const char* kNew = "operator new";
constexpr const char* kDelete = "operator delete";

std::size_t number(std::align_val_t alignment) {
  return static_cast<std::size_t>(alignment);
}

// Null if there is no memory and no handler that could make some (ISO C++, [new.delete.single]).
void* new_or_null(std::size_t size, std::size_t alignment = slipway::BlockHeap::kAlignment) {
  for (;;) {
    if (void* const block = allocate_or_null(kNew, size, alignment); block != nullptr) {
      return block;
    }
    const std::new_handler make_memory = std::get_new_handler();
    if (make_memory == nullptr) {
      return nullptr;
    }
    make_memory();
  }
}

void* new_or_panic(std::size_t size, std::size_t alignment = slipway::BlockHeap::kAlignment) {
  void* const block = new_or_null(size, alignment);
  if (block == nullptr) {
    panic_without_memory(kNew, size);
  }
  return block;
}

}  // namespace

void* operator new(std::size_t size) {
  return new_or_panic(size);
}
void* operator new[](std::size_t size) {
  return new_or_panic(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return new_or_panic(size, number(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return new_or_panic(size, number(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return new_or_null(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return new_or_null(size);
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return new_or_null(size, number(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return new_or_null(size, number(alignment));
}

void operator delete(void* block) noexcept {
  free_block(kDelete, block);
}
void operator delete[](void* block) noexcept {
  free_block(kDelete, block);
}
void operator delete(void* block, std::size_t) noexcept {
  free_block(kDelete, block);
}
void operator delete[](void* block, std::size_t) noexcept {
  free_block(kDelete, block);
}
void operator delete(void* block, std::align_val_t) noexcept {
  free_block(kDelete, block);
}
void operator delete[](void* block, std::align_val_t) noexcept {
  free_block(kDelete, block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
  free_block(kDelete, block);
}
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept {
  free_block(kDelete, block);
}
void operator delete(void* block, const std::nothrow_t&) noexcept {
  free_block(kDelete, block);
}
void operator delete[](void* block, const std::nothrow_t&) noexcept {
  free_block(kDelete, block);
}
void operator delete(void* block, std::align_val_t, const std::nothrow_t&) noexcept {
  free_block(kDelete, block);
}
void operator delete[](void* block, std::align_val_t, const std::nothrow_t&) noexcept {
  free_block(kDelete, block);
}

extern "C" {

void* malloc(std::size_t size) {
  return allocate_or_null("malloc", size);
}

void* calloc(std::size_t count, std::size_t size) {
  std::size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) {
    return nullptr;
  }
  void* const block = allocate_or_null("calloc", bytes);
  if (block != nullptr) {
    std::memset(block, 0, bytes);
  }
  return block;
}

void* realloc(void* old, std::size_t size) {
  if (old == nullptr) {
    return allocate_or_null("realloc", size);
  }
  const std::size_t room = slipway::room_in_block("realloc", old);
  if (size <= room) {
    return old;
  }
  void* const block = allocate_or_null("realloc", size);
  if (block == nullptr) {
    return nullptr;
  }
  std::memcpy(block, old, room);
  free_block("realloc", old);
  return block;
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
  if (!std::has_single_bit(alignment)) {
    return nullptr;
  }
  return allocate_or_null("aligned_alloc", size, alignment);
}

void free(void* block) {
  free_block("free", block);
}

}  // extern "C"
