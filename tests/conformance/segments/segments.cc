// SPDX-License-Identifier: Apache-2.0
// Holds the loader to what it does with a segment: bytes from the file, zeroes behind them to the
// end of the page, and memory of its own. scattered.ld puts the segments where it is awkward.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <slipway/kernel.h>

// scattered.ld
extern "C" const std::byte zeroes_start[], zeroes_end[];

namespace {

using slipway::protocol::kPageSize;

constexpr std::string_view kText = "bytes from the file";

[[gnu::section(".constants")]] const volatile char constants[] = "bytes from the file";
[[gnu::section(".variables")]] volatile char variables[] = "bytes from the file";
[[gnu::section(".zeroes")]] volatile std::uint64_t zeroes[4 * kPageSize];

template <std::size_t kSize>
void check_text(const volatile char (&actual)[kSize]) {
  static_assert(kSize == kText.size() + 1);
  for (std::size_t i = 0; i < kText.size(); ++i) {
    ASSERT(actual[i] == kText[i]);
  }
}

// From `start` to the end of the page in which `end` lies.
void check_zeroes(const volatile std::byte* start, const volatile std::byte* end) {
  const volatile std::byte* byte = start;
  while (byte < end || reinterpret_cast<std::uintptr_t>(byte) % kPageSize != 0) {
    ASSERT(*byte == std::byte{0}, "{:#x}: {:#x}", reinterpret_cast<std::uintptr_t>(byte),
           static_cast<unsigned>(*byte));
    ++byte;
  }
}

const volatile std::byte* bytes_of(const volatile void* object) {
  return static_cast<const volatile std::byte*>(object);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  check_text(constants);
  check_text(variables);
  check_zeroes(bytes_of(&constants) + sizeof(constants), bytes_of(&constants) + sizeof(constants));
  check_zeroes(zeroes_start, zeroes_end);
  for (std::size_t i = 0; i < std::size(zeroes); ++i) {
    zeroes[i] = ~i;
  }
  variables[0] = 'B';
  for (std::size_t i = 0; i < std::size(zeroes); ++i) {
    ASSERT(zeroes[i] == ~i);
  }
  ASSERT(variables[0] == 'B' && constants[0] == 'b');
  ASSERT(info.kernel_segment_count == 5, "{} segments", info.kernel_segment_count);
  slipway::println("segments as documented");
}
