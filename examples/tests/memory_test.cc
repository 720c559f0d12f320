// SPDX-License-Identifier: Apache-2.0
#include <slipway/kernel.h>
#include <slipway/test.h>

#include "frames.h"

namespace {

using slipway::protocol::MemoryType;

// What the loader calls usable can be written, and keeps it.
TEST(Memory, KeepsWhatIsWritten) {
  const auto& info = slipway::boot_info();
  Frames frames;
  for (std::size_t i = 0; i < info.memory_region_count; ++i) {
    if (info.memory_map[i].type == MemoryType::kUsable) {
      frames.add(info.memory_map[i].start, info.memory_map[i].size);
    }
  }
  ASSERT_GT(frames.free_count(), 0);
  while (const auto frame = frames.allocate()) {
    auto* const word =
        reinterpret_cast<volatile std::uint64_t*>(info.physical_memory.offset + *frame);
    *word = *frame;
    EXPECT_EQ(*word, *frame);
  }
}

TEST(MemoryDeathTest, EndsAtTheNullPointer) {
  EXPECT_DEATH(
      {
        volatile int* nowhere = nullptr;
        asm volatile("" : "+r"(nowhere));
        *nowhere = 1;
      },
      "page fault");
}

}  // namespace
