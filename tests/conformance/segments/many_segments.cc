// SPDX-License-Identifier: Apache-2.0
// Hundreds of program headers. Each segment holds its own number, on a page of its own.
#include <cstdint>

#include <slipway/kernel.h>

// many_segments.ld, which BUILD.bazel writes: one number every page.
extern "C" const volatile std::uint32_t first_number[];

namespace {

constexpr int kSegments = 400;
constexpr int kOfTheKernel = 3;  // text, rodata, data

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  constexpr std::size_t kNumbersPerPage = slipway::protocol::kPageSize / sizeof(std::uint32_t);
  for (std::size_t i = 0; i < kSegments; ++i) {
    const std::uint32_t number = first_number[i * kNumbersPerPage];
    ASSERT(number == 0x5E900000 + i, "segment {} holds {:#x}", i, number);
  }
  ASSERT(info.kernel_segment_count == kSegments + kOfTheKernel, "{} segments",
         info.kernel_segment_count);
  slipway::println("many segments as documented");
}
