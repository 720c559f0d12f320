// SPDX-License-Identifier: Apache-2.0
// Program headers that load nothing: a PT_LOAD without a byte, here or in memory, and one of which
// no byte is in the file.
#include <cstdint>

#include <slipway/kernel.h>

namespace {

[[gnu::section(".zeroes")]] volatile std::uint64_t zeroes[512];

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  for (volatile std::uint64_t& word : zeroes) {
    ASSERT(word == 0);
    word = 1;
  }
  ASSERT(info.kernel_segment_count == 4, "{} segments", info.kernel_segment_count);
  slipway::println("empty segments as documented");
}
