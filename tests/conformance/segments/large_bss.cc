// SPDX-License-Identifier: Apache-2.0
// A .bss many times larger than the file. The machine's memory was full of ones before it booted
// (dirty_memory in BUILD.bazel), so that a zero here is the loader's work.
#include <cstddef>
#include <cstdint>

#include <slipway/kernel.h>

namespace {

constexpr std::size_t kWords = std::size_t{24} * 1024 * 1024 / sizeof(std::uint64_t);

volatile std::uint64_t zeroes[kWords];
volatile std::uint8_t odd_tail[4099];  // so that .bss ends within a page

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  for (std::size_t i = 0; i < kWords; ++i) {
    ASSERT(zeroes[i] == 0, "word {}", i);
  }
  for (const volatile std::uint8_t& byte : odd_tail) {
    ASSERT(byte == 0);
  }
  for (std::size_t i = 0; i < kWords; ++i) {
    zeroes[i] = i;
  }
  for (std::size_t i = 0; i < kWords; ++i) {
    ASSERT(zeroes[i] == i, "word {}", i);
  }
  slipway::println("large bss as documented");
}
