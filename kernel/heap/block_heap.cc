// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/heap/block_heap.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace slipway {

// A header of 16 bytes, then what the user gets. Headers lie one after the other in a piece of
// memory, whose last one has a size of 0 and is never free.
struct BlockHeap::Block {
  // In the upper half of `state`, so that a header that something has written over is noticed.
  enum Tag : std::uint16_t { kInUse = 0xB10C, kIsFree = 0xF4EE };
  static constexpr unsigned kTagShift = 48;
  static constexpr std::uint64_t kSizeMask = (std::uint64_t{1} << kTagShift) - 1;

  Block* below;         // the block that ends where this one begins; null for the first of a piece
  std::uint64_t state;  // tag, and bytes of what follows

  // Of a free block, in what follows the header.
  Block* next;
  Block* previous;

  static constexpr std::size_t kHeader = 16;

  void set(Tag tag, std::size_t size) { state = std::uint64_t{tag} << kTagShift | size; }
  Tag tag() const { return static_cast<Tag>(state >> kTagShift); }
  bool is_free() const { return tag() == kIsFree; }
  std::size_t size() const { return state & kSizeMask; }

  std::byte* content() { return reinterpret_cast<std::byte*>(this) + kHeader; }
  const std::byte* content() const { return reinterpret_cast<const std::byte*>(this) + kHeader; }
  Block* above() { return reinterpret_cast<Block*>(content() + size()); }
  static Block* of(const void* content) {
    return reinterpret_cast<Block*>(reinterpret_cast<std::uintptr_t>(content) - kHeader);
  }
};

namespace {

constexpr std::size_t round_up(std::size_t size, std::size_t alignment) {
  return (size + alignment - 1) & ~(alignment - 1);
}

// A block that is free holds two pointers.
constexpr std::size_t kSmallest = 16;

}  // namespace

BlockHeap::Class BlockHeap::class_of(std::size_t size) {
  constexpr std::size_t kSmall = std::size_t{1} << kSmallBits;
  if (size < kSmall) {
    return {.power = 0, .part = static_cast<unsigned>(size / kAlignment)};
  }
  const auto log = static_cast<unsigned>(std::bit_width(size) - 1);
  return {.power = log - kSmallBits + 1, .part = static_cast<unsigned>(size >> (log - 4)) % kParts};
}

// The first list whose blocks all have `size` bytes: that of the next size up, since a list's
// blocks may be as small as its own.
bool BlockHeap::find(std::size_t size, Class& found) const {
  if (size >= std::size_t{1} << kSmallBits) {
    size += (std::size_t{1} << (std::bit_width(size) - 1 - 4)) - 1;
  }
  found = class_of(size);
  if (found.power >= kPowers) {
    return false;
  }
  unsigned parts = parts_[found.power] & ~0u << found.part;
  if (parts == 0) {
    const std::uint64_t powers = powers_ & ~std::uint64_t{1} << found.power;
    if (powers == 0) {
      return false;
    }
    found.power = static_cast<unsigned>(std::countr_zero(powers));
    parts = parts_[found.power];
  }
  found.part = static_cast<unsigned>(std::countr_zero(parts));
  return true;
}

// Whether a header may lie there.
bool BlockHeap::is_header(const Block* block) const {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  return address % kAlignment == 0 && address >= lowest_ && address < highest_;
}

// Whether the free block at a place where one was put is as it was left, and can be taken out of
// its list: what its user writes there later may be any pointer.
bool BlockHeap::is_as_left(const Block* block) const {
  const std::size_t size = block->size();
  const auto room = highest_ - reinterpret_cast<std::uintptr_t>(block->content());
  if (!block->is_free() || size < kSmallest || size % kAlignment != 0 || size > room) {
    return false;
  }
  const Block* const next = block->next;
  if (next != nullptr && (!is_header(next) || next->previous != block)) {
    return false;
  }
  const Block* const previous = block->previous;
  if (previous != nullptr) {
    return is_header(previous) && previous->next == block;
  }
  const Class in = class_of(size);
  return lists_[in.power][in.part] == block;
}

void BlockHeap::insert(Block* block) {
  const Class in = class_of(block->size());
  Block*& first = lists_[in.power][in.part];
  block->set(Block::kIsFree, block->size());
  block->previous = nullptr;
  block->next = first;
  if (first != nullptr) {
    first->previous = block;
  }
  first = block;
  parts_[in.power] = static_cast<std::uint16_t>(parts_[in.power] | 1u << in.part);
  powers_ |= std::uint64_t{1} << in.power;
  free_bytes_ += block->size();
}

void BlockHeap::remove(Block* block) {
  free_bytes_ -= block->size();
  if (block->next != nullptr) {
    block->next->previous = block->previous;
  }
  if (block->previous != nullptr) {
    block->previous->next = block->next;
    return;
  }
  const Class in = class_of(block->size());
  lists_[in.power][in.part] = block->next;
  if (block->next != nullptr) {
    return;
  }
  parts_[in.power] = static_cast<std::uint16_t>(parts_[in.power] & ~(1u << in.part));
  if (parts_[in.power] == 0) {
    powers_ &= ~(std::uint64_t{1} << in.power);
  }
}

void BlockHeap::add(void* start, std::size_t size) {
  const auto address = reinterpret_cast<std::uintptr_t>(start);
  const std::uintptr_t first = round_up(address, kAlignment);
  const std::uintptr_t end = (address + size) & ~(kAlignment - 1);
  if (end < first || end - first < 2 * Block::kHeader + kSmallest) {
    return;
  }
  constexpr std::size_t kLargest = (std::size_t{1} << kLargestBits) - 1 & ~(kAlignment - 1);
  auto* const block = reinterpret_cast<Block*>(first);
  block->below = nullptr;
  block->set(Block::kIsFree, std::min(end - first - 2 * Block::kHeader, kLargest));
  Block* const last = block->above();
  last->below = block;
  last->set(Block::kInUse, 0);
  lowest_ = std::min(lowest_, first);
  highest_ = std::max(highest_, reinterpret_cast<std::uintptr_t>(last));
  insert(block);
}

// Leaves `size` bytes in a block that is in no list; the rest becomes a block of its own, if it
// can.
void BlockHeap::split(Block* block, std::size_t size) {
  const std::size_t whole = block->size();
  if (whole - size < Block::kHeader + kSmallest) {
    return;
  }
  block->set(block->tag(), size);
  Block* const rest = block->above();
  rest->below = block;
  rest->set(Block::kIsFree, whole - size - Block::kHeader);
  rest->above()->below = rest;
  insert(rest);
}

// Leaves out so much of a block that is in no list that its content is aligned. What is left out is
// a free block: it has room for one, as allocate() has asked for that much more.
BlockHeap::Block* BlockHeap::skip(Block* block, std::size_t alignment) {
  const auto content = reinterpret_cast<std::uintptr_t>(block->content());
  if (content % alignment == 0) {
    return block;
  }
  const std::uintptr_t aligned = round_up(content + Block::kHeader + kSmallest, alignment);
  Block* const rest = Block::of(reinterpret_cast<void*>(aligned));
  rest->below = block;
  rest->set(Block::kIsFree, block->size() - (aligned - content));
  rest->above()->below = rest;
  block->set(Block::kIsFree, aligned - content - Block::kHeader);
  insert(block);
  return rest;
}

void* BlockHeap::allocate(std::size_t size, std::size_t alignment) {
  constexpr std::size_t kTooLarge = std::size_t{1} << kLargestBits;
  if (size >= kTooLarge || alignment >= kTooLarge) {
    return nullptr;
  }
  size = std::max(round_up(size, kAlignment), kSmallest);
  const std::size_t more =
      alignment <= kAlignment ? 0 : alignment + Block::kHeader + kSmallest - kAlignment;
  Class in;
  if (!find(size + more, in)) {
    return nullptr;
  }
  Block* block = lists_[in.power][in.part];
  if (!is_as_left(block)) {
    damaged_ = block->content();
    return nullptr;
  }
  remove(block);
  if (more != 0) {
    block = skip(block, alignment);
  }
  split(block, size);
  block->set(Block::kInUse, block->size());
  return block->content();
}

BlockHeap::Fault BlockHeap::check(const void* content) const {
  Block* const block = Block::of(content);
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  if (!is_header(block)) {
    return Fault::kNoBlock;
  }
  if (block->is_free()) {
    return Fault::kFree;
  }
  if (block->tag() != Block::kInUse) {
    return Fault::kNoBlock;
  }
  const std::size_t size = block->size();
  if (size < kSmallest || size % kAlignment != 0 || size > highest_ - address - Block::kHeader ||
      block->above()->below != block ||
      (block->below != nullptr && block->below->above() != block)) {
    return Fault::kDamaged;
  }
  Block* const above = block->above();
  if (above->is_free() ? !is_as_left(above) : above->tag() != Block::kInUse) {
    return Fault::kDamaged;
  }
  const bool is_below_free = block->below != nullptr && block->below->is_free();
  return is_below_free && !is_as_left(block->below) ? Fault::kDamaged : Fault::kNone;
}

std::size_t BlockHeap::room_in(const void* content) const {
  return Block::of(content)->size();
}

BlockHeap::Fault BlockHeap::free(void* content) {
  if (const Fault fault = check(content); fault != Fault::kNone) {
    return fault;
  }
  Block* block = Block::of(content);
  std::size_t size = block->size();
  if (Block* const above = block->above(); above->is_free()) {
    remove(above);
    size += Block::kHeader + above->size();
  }
  if (Block* const below = block->below; below != nullptr && below->is_free()) {
    remove(below);
    size += Block::kHeader + below->size();
    // A second call for the same block is to be noticed, though it is a block no more.
    block->set(Block::kIsFree, block->size());
    block = below;
  }
  block->set(Block::kIsFree, size);
  block->above()->below = block;
  insert(block);
  return Fault::kNone;
}

std::size_t BlockHeap::largest_piece() const {
  if (powers_ == 0) {
    return 0;
  }
  const auto power = static_cast<unsigned>(std::bit_width(powers_) - 1);
  const auto part = static_cast<unsigned>(std::bit_width(parts_[power]) - 1);
  return lists_[power][part]->size();
}

bool BlockHeap::is_consistent() const {
  std::size_t total = 0;
  for (unsigned power = 0; power < kPowers; ++power) {
    if ((powers_ >> power & 1) != (parts_[power] != 0 ? 1 : 0)) {
      return false;
    }
    for (unsigned part = 0; part < kParts; ++part) {
      const Block* previous = nullptr;
      if ((parts_[power] >> part & 1) != (lists_[power][part] != nullptr ? 1 : 0)) {
        return false;
      }
      for (Block* block = lists_[power][part]; block != nullptr; block = block->next) {
        const Class in = class_of(block->size());
        if (in.power != power || in.part != part || !block->is_free()) {
          return false;
        }
        if (block->previous != previous || block->above()->below != block) {
          return false;
        }
        // Two free blocks side by side would be one.
        if (block->above()->is_free()) {
          return false;
        }
        if (block->below != nullptr && block->below->is_free()) {
          return false;
        }
        total += block->size();
        previous = block;
      }
    }
  }
  return total == free_bytes_;
}

}  // namespace slipway
