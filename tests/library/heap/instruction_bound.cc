// SPDX-License-Identifier: Apache-2.0
// No call of the heap takes more than a fixed number of instructions, whatever happened before.
// QEMU runs this one so that the time-stamp counter counts instructions.
#include <slipway/heap.h>
#include <slipway/kernel.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

// What was measured is 366 and 426; the rest is for other versions of the compiler.
constexpr std::uint64_t kMostToAllocate = 500;
constexpr std::uint64_t kMostToFree = 500;

std::uint64_t now() {
  std::uint32_t low;
  std::uint32_t high;
  asm volatile("rdtsc" : "=a"(low), "=d"(high)::"memory");
  return std::uint64_t{high} << 32 | low;
}

constinit std::uint64_t most_to_allocate = 0;
constinit std::uint64_t most_to_free = 0;

void* allocate(std::size_t size, std::size_t alignment) {
  const std::uint64_t before = now();
  void* const block = std::aligned_alloc(alignment, size);
  most_to_allocate = std::max(most_to_allocate, now() - before);
  return block;
}

void give_back(void* block) {
  const std::uint64_t before = now();
  std::free(block);
  most_to_free = std::max(most_to_free, now() - before);
}

constinit std::array<void*, 20'000> blocks{};

// The same numbers each time.
std::uint64_t random() {
  static constinit std::uint64_t state = 1;
  state = state * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
  return state >> 33;
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  const std::size_t free_before = slipway::heap_use().free;
  // Thousands of blocks of all sizes; then each second one is given back, so that there are as many
  // free pieces; then everything in between.
  for (int round = 0; round < 3; ++round) {
    for (void*& block : blocks) {
      const std::size_t size = random() % (std::size_t{16} << random() % 8);
      if (block == nullptr) {
        block = allocate(size, std::size_t{16} << random() % 4);
      }
    }
    for (std::size_t i = static_cast<std::size_t>(round % 2); i < blocks.size(); i += 2) {
      give_back(blocks[i]);
      blocks[i] = nullptr;
    }
    give_back(allocate(1024 * 1024, 16));
  }
  for (void* block : blocks) {
    give_back(block);
  }
  ASSERT(slipway::heap_use().free == free_before);
  slipway::println("at most {} instructions to allocate, {} to free", most_to_allocate,
                   most_to_free);
  ASSERT(most_to_allocate > 20 && most_to_free > 20, "the counter does not count instructions");
  ASSERT(most_to_allocate <= kMostToAllocate && most_to_free <= kMostToFree);
  slipway::println("the heap keeps to its bounds");
}
