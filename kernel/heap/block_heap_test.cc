// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/heap/block_heap.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace slipway {
namespace {

using Fault = BlockHeap::Fault;

class Heap : public testing::Test {
 protected:
  static constexpr std::size_t kSize = std::size_t{1} << 20;

  void SetUp() override { heap_.add(memory_.data(), memory_.size()); }
  void TearDown() override { EXPECT_TRUE(heap_.is_consistent()); }

  alignas(4096) std::array<std::byte, kSize> memory_{};
  BlockHeap heap_;
};

TEST_F(Heap, GivesBlocksThatDoNotOverlap) {
  auto* const first = static_cast<char*>(heap_.allocate(100));
  auto* const second = static_cast<char*>(heap_.allocate(100));
  ASSERT_NE(first, nullptr);
  ASSERT_NE(second, nullptr);
  EXPECT_GE(second - first, 100);
  std::memset(first, 1, 100);
  std::memset(second, 2, 100);
  EXPECT_EQ(first[99], 1);
  EXPECT_EQ(heap_.free(first), Fault::kNone);
  EXPECT_EQ(heap_.free(second), Fault::kNone);
}

TEST_F(Heap, IsOnePieceAgainWhenAllBlocksAreFree) {
  const std::size_t before = heap_.free_bytes();
  std::vector<void*> blocks;
  for (std::size_t size = 1; size < 3000; size += 7) {
    blocks.push_back(heap_.allocate(size));
  }
  // Every second one first, so that each of the others has free neighbours.
  for (std::size_t i = 0; i < blocks.size(); i += 2) {
    EXPECT_EQ(heap_.free(blocks[i]), Fault::kNone);
  }
  EXPECT_TRUE(heap_.is_consistent());
  for (std::size_t i = 1; i < blocks.size(); i += 2) {
    EXPECT_EQ(heap_.free(blocks[i]), Fault::kNone);
  }
  EXPECT_EQ(heap_.free_bytes(), before);
  EXPECT_EQ(heap_.largest_piece(), before);
}

TEST_F(Heap, AlignsBlocks) {
  for (std::size_t alignment = 1; alignment <= 65536; alignment *= 2) {
    void* const block = heap_.allocate(alignment + 5, alignment);
    ASSERT_NE(block, nullptr) << alignment;
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block) % alignment, 0u);
    EXPECT_GE(heap_.room_in(block), alignment + 5);
  }
}

TEST_F(Heap, HasNothingForSizesThatNoMemoryHas) {
  EXPECT_EQ(heap_.allocate(kSize), nullptr);
  EXPECT_EQ(heap_.allocate(SIZE_MAX), nullptr);
  EXPECT_EQ(heap_.allocate(SIZE_MAX - 40, 4096), nullptr);
  EXPECT_EQ(heap_.allocate(16, std::size_t{1} << 63), nullptr);
  EXPECT_NE(heap_.allocate(kSize / 2), nullptr);
}

TEST_F(Heap, CountsNothingAsABlock) {
  void* const first = heap_.allocate(0);
  void* const second = heap_.allocate(0);
  EXPECT_NE(first, nullptr);
  EXPECT_NE(first, second);
  EXPECT_EQ(heap_.free(first), Fault::kNone);
}

TEST_F(Heap, NoticesABlockThatIsGivenBackTwice) {
  void* const first = heap_.allocate(40);
  void* const second = heap_.allocate(40);
  void* const third = heap_.allocate(40);
  EXPECT_EQ(heap_.free(second), Fault::kNone);
  EXPECT_EQ(heap_.free(second), Fault::kFree);
  EXPECT_EQ(heap_.free(first), Fault::kNone);
  EXPECT_EQ(heap_.free(first), Fault::kFree);
  // Joined with the one below.
  EXPECT_EQ(heap_.free(third), Fault::kNone);
  EXPECT_EQ(heap_.free(third), Fault::kFree);
}

TEST_F(Heap, NoticesWhatIsNoBlock) {
  auto* const block = static_cast<std::byte*>(heap_.allocate(100));
  std::memset(block, 0, 100);
  int elsewhere = 0;
  EXPECT_EQ(heap_.free(block + 32), Fault::kNoBlock);
  EXPECT_EQ(heap_.free(block + 1), Fault::kNoBlock);
  EXPECT_EQ(heap_.free(&elsewhere), Fault::kNoBlock);
  EXPECT_EQ(heap_.free(block), Fault::kNone);
}

TEST_F(Heap, NoticesWritesBeyondABlocksEnd) {
  auto* const block = static_cast<std::byte*>(heap_.allocate(64));
  auto* const next = static_cast<std::byte*>(heap_.allocate(64));
  std::array<std::byte, 8> header{};
  std::memcpy(header.data(), block + 64, header.size());
  std::memset(block + 64, 0x55, header.size());
  EXPECT_EQ(heap_.free(block), Fault::kDamaged);
  std::memcpy(block + 64, header.data(), header.size());
  EXPECT_EQ(heap_.free(next), Fault::kNone);
  EXPECT_EQ(heap_.free(block), Fault::kNone);
}

// Whatever is written there: no pointer of it is followed.
TEST(BlockHeap, NoticesWritesToFreeBlocks) {
  constexpr std::size_t kSize = 4096;
  alignas(16) std::array<std::byte, kSize> memory;
  for (const bool gives_back_beside : {false, true}) {
    for (std::size_t word = 0; word < 2; ++word) {
      for (const std::uint64_t written : {std::uint64_t{0x4141'4141'4141'4141}, std::uint64_t{1},
                                          ~std::uint64_t{0}, std::uint64_t{0xB10C} << 48}) {
        BlockHeap heap;
        heap.add(memory.data(), memory.size());
        void* const below = heap.allocate(64);
        void* const block = heap.allocate(64);
        void* const above = heap.allocate(64);
        ASSERT_EQ(heap.free(block), Fault::kNone);
        std::memcpy(static_cast<char*>(block) + 8 * word, &written, sizeof written);
        if (gives_back_beside) {
          EXPECT_EQ(heap.free(below), Fault::kDamaged);
          EXPECT_EQ(heap.free(above), Fault::kDamaged);
        } else {
          EXPECT_EQ(heap.damaged(), nullptr);
          EXPECT_EQ(heap.allocate(64), nullptr);
          EXPECT_EQ(heap.damaged(), block);
        }
      }
    }
  }
}

TEST(BlockHeap, NoticesAListThatGoesRound) {
  constexpr std::size_t kSize = 4096;
  alignas(16) std::array<std::byte, kSize> memory;
  BlockHeap heap;
  heap.add(memory.data(), memory.size());
  void* const block = heap.allocate(64);
  void* const between = heap.allocate(64);
  ASSERT_NE(between, nullptr);
  ASSERT_EQ(heap.free(block), Fault::kNone);
  const void* const header = static_cast<char*>(block) - 16;
  std::memcpy(block, &header, sizeof header);
  EXPECT_EQ(heap.allocate(64), nullptr);
  EXPECT_EQ(heap.damaged(), block);
}

TEST(BlockHeap, TakesSeveralPieces) {
  alignas(16) std::array<std::byte, 4096> first{};
  alignas(16) std::array<std::byte, 8192> second{};
  BlockHeap heap;
  EXPECT_EQ(heap.allocate(1), nullptr);
  EXPECT_EQ(heap.largest_piece(), 0u);
  heap.add(first.data() + 3, first.size() - 3);
  heap.add(second.data(), second.size());
  heap.add(first.data(), 3);
  EXPECT_NE(heap.allocate(6000), nullptr);
  EXPECT_NE(heap.allocate(3000), nullptr);
  EXPECT_EQ(heap.allocate(3000), nullptr);
  EXPECT_TRUE(heap.is_consistent());
}

}  // namespace
}  // namespace slipway
