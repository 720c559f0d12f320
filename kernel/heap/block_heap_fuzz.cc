// SPDX-License-Identifier: Apache-2.0
// Allocates and gives back as the input says, and holds the heap to what a simple list of blocks
// says of it: blocks are aligned, inside the memory, apart from each other, and keep what is
// written into them; faults are noticed, and change nothing.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "slipway/kernel/heap/block_heap.h"

namespace {

using slipway::BlockHeap;

constexpr std::size_t kMemory = 64 * 1024;

struct Block {
  std::byte* start;
  std::size_t size;
  std::byte filled_with;
};

void check(bool holds) {
  if (!holds) {
    std::abort();
  }
}

class Run {
 public:
  Run() : memory_(std::make_unique<std::byte[]>(kMemory)) {
    // Two pieces, with something between them.
    heap_.add(memory_.get(), kMemory / 2 - 100);
    heap_.add(memory_.get() + kMemory / 2, kMemory / 2);
    all_ = heap_.free_bytes();
  }

  void step(std::uint8_t what, std::uint8_t size, std::uint8_t more) {
    switch (what % 4) {
      case 0:
        allocate(size, BlockHeap::kAlignment);
        break;
      case 1:
        allocate(std::size_t{size} << more % 10, std::size_t{1} << more / 16);
        break;
      case 2:
        if (!blocks_.empty()) {
          give_back(size % blocks_.size());
        }
        break;
      default:
        if (!blocks_.empty()) {
          misuse(size % blocks_.size(), more);
        }
        break;
    }
    check(heap_.is_consistent());
  }

  void end() {
    while (!blocks_.empty()) {
      give_back(blocks_.size() / 2);
    }
    check(heap_.free_bytes() == all_);
  }

 private:
  void allocate(std::size_t size, std::size_t alignment) {
    auto* const start = static_cast<std::byte*>(heap_.allocate(size, alignment));
    if (start == nullptr) {
      // A piece of twice the size and alignment would have done.
      check(heap_.largest_piece() < 2 * (size + alignment) + 64);
      return;
    }
    check(reinterpret_cast<std::uintptr_t>(start) % std::max<std::size_t>(alignment, 16) == 0);
    check(start >= memory_.get() && start + size <= memory_.get() + kMemory);
    for (const Block& other : blocks_) {
      check(start + size <= other.start || other.start + other.size <= start);
    }
    const auto filled_with = static_cast<std::byte>(blocks_.size() + 1);
    const std::size_t room = heap_.room_in(start);
    check(room >= size);
    std::memset(start, static_cast<int>(filled_with), room);
    blocks_.push_back({.start = start, .size = room, .filled_with = filled_with});
  }

  void give_back(std::size_t which) {
    const Block block = blocks_[which];
    blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(which));
    check(std::ranges::all_of(std::span(block.start, block.size),
                              [&](std::byte byte) { return byte == block.filled_with; }));
    check(heap_.free(block.start) == BlockHeap::Fault::kNone);
    check(heap_.free(block.start) == BlockHeap::Fault::kFree);
  }

  // An address inside a block is none; a header that was written over is noticed.
  void misuse(std::size_t which, std::uint8_t how) {
    const Block& block = blocks_[which];
    std::memset(block.start, 0, block.size);
    if (block.size > 32) {
      check(heap_.free(block.start + 32) == BlockHeap::Fault::kNoBlock);
    }
    std::memset(block.start, static_cast<int>(block.filled_with), block.size);
    std::byte* const header = block.start + block.size;
    std::uint64_t before[2];
    std::memcpy(before, header, sizeof(before));
    std::uint64_t damaged[2] = {before[0], before[1]};
    // The pointer to this block, or the tag.
    if (how % 2 == 0) {
      damaged[0] ^= std::uint64_t{how} << 8 | 1;
    } else {
      damaged[1] ^= std::uint64_t{how} << 48;
    }
    std::memcpy(header, damaged, sizeof(damaged));
    check(heap_.free(block.start) == BlockHeap::Fault::kDamaged);
    std::memcpy(header, before, sizeof(before));
  }

  std::unique_ptr<std::byte[]> memory_;
  BlockHeap heap_;
  std::vector<Block> blocks_;
  std::size_t all_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Run run;
  for (std::size_t i = 0; i + 3 <= size; i += 3) {
    run.step(data[i], data[i + 1], data[i + 2]);
  }
  run.end();
  return 0;
}
