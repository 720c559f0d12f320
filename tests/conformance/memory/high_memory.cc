// SPDX-License-Identifier: Apache-2.0
// A kernel that is larger than the memory below 4 GiB: the loader puts it above.
#include <cstdint>

#include <slipway/kernel.h>

namespace {

constexpr std::uint64_t kGibibyte = 1 << 30;
constexpr std::uint64_t kSize = 96 << 20;

constinit std::uint64_t zeroes[kSize / sizeof(std::uint64_t)] = {};

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  const auto address = reinterpret_cast<std::uintptr_t>(&zeroes);
  for (std::uint64_t i = 0; i < info.kernel_segment_count; ++i) {
    const auto& segment = info.kernel_segments[i];
    if (address < segment.virtual_start || address >= segment.virtual_start + segment.size) {
      continue;
    }
    ASSERT(segment.physical_start >= 4 * kGibibyte, "at {:#x}", segment.physical_start);
  }
  for (const volatile std::uint64_t& word : zeroes) {
    ASSERT(word == 0);
  }
  slipway::println("above 4 GiB, as documented");
}
