// SPDX-License-Identifier: Apache-2.0
// Memory in blocks of any size, by "two-level segregated fit" (M. Masmano, I. Ripoll, A. Crespo, J.
// Real: "TLSF: a new dynamic memory allocator for real-time systems", ECRTS 2004): lists of free
// blocks for 16 sizes between each two powers of two, and bits that say which lists are not empty.
// No call has a loop, so that each takes a bounded number of instructions, whatever happened
// before.
//
// It knows of no kernel: it manages the memory that it is given.
#ifndef SLIPWAY_KERNEL_HEAP_BLOCK_HEAP_H_
#define SLIPWAY_KERNEL_HEAP_BLOCK_HEAP_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace slipway {

class BlockHeap {
 public:
  // What every block is aligned to, at least.
  static constexpr std::size_t kAlignment = 16;

  constexpr BlockHeap() = default;
  BlockHeap(const BlockHeap&) = delete;
  BlockHeap& operator=(const BlockHeap&) = delete;

  // Takes over `size` bytes, which are its alone from then on. Pieces that are too small are left
  // alone.
  void add(void* start, std::size_t size);

  // `size` bytes at a multiple of `alignment`, a power of two; null if no piece is large enough, or
  // if it is damaged(). Nothing has no size: 0 bytes are a block too.
  void* allocate(std::size_t size, std::size_t alignment = kAlignment);

  // Where allocate() has found a free block that something has written to; null until then.
  const void* damaged() const { return damaged_; }

  enum class Fault {
    kNone,
    kNoBlock,  // no block of this heap begins there
    kFree,     // it has been given back already
    kDamaged,  // something has written over what lies before or after it
  };

  // Gives a block back. If there is a fault, nothing is changed.
  Fault free(void* block);

  // Whether a block can be given back, and how many bytes there is room for in it, at least what
  // was asked for.
  Fault check(const void* block) const;
  std::size_t room_in(const void* block) const;

  // Bytes that can be had in all, in blocks of any size, and in the largest piece that is free.
  std::size_t free_bytes() const { return free_bytes_; }
  std::size_t largest_piece() const;

  // Whether all lists, bits and neighbours agree. For tests: takes as long as there are blocks.
  bool is_consistent() const;

 private:
  struct Block;

  // Which list a block is in. Sizes below 256 are 16 apart; above, each power of two has 16 lists.
  struct Class {
    unsigned power;
    unsigned part;
  };

  static constexpr unsigned kParts = 16;
  static constexpr unsigned kSmallBits = 8;
  static constexpr unsigned kLargestBits = 47;  // 128 TiB
  static constexpr unsigned kPowers = kLargestBits - kSmallBits + 1;

  static Class class_of(std::size_t size);
  bool find(std::size_t size, Class& found) const;
  bool is_header(const Block* block) const;
  bool is_as_left(const Block* block) const;
  void insert(Block* block);
  void remove(Block* block);
  void split(Block* block, std::size_t size);
  Block* skip(Block* block, std::size_t alignment);

  std::uint64_t powers_ = 0;  // a bit for each power that has a list with a block
  std::array<std::uint16_t, kPowers> parts_{};
  std::array<std::array<Block*, kParts>, kPowers> lists_{};
  std::size_t free_bytes_ = 0;
  std::uintptr_t lowest_ = UINTPTR_MAX;  // of all blocks
  std::uintptr_t highest_ = 0;
  const void* damaged_ = nullptr;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_HEAP_BLOCK_HEAP_H_
