// SPDX-License-Identifier: Apache-2.0
// A kernel of many MiB, of which every byte arrives.
#include <cstdint>

#include <slipway/kernel.h>
#include "tests/conformance/size/memory_pattern.h"

// large_kernel.S
extern "C" const std::uint64_t payload_start[], payload_end[];

void kernel_main(const slipway::protocol::BootInfo&) {
  const std::uint64_t* const start = payload_start;
  const auto words = static_cast<std::uint64_t>(payload_end - start);
  ASSERT(words == std::uint64_t{MEBIBYTES} * 1024 * 1024 / sizeof(std::uint64_t));
  for (std::uint64_t i = 0; i < words; ++i) {
    ASSERT(start[i] == pattern_word(i), "word {}", i);
  }
  slipway::println("large kernel of {} MiB as documented", MEBIBYTES);
}
