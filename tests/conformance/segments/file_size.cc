// SPDX-License-Identifier: Apache-2.0
// The last byte that is read from the file, wherever in a sector it lies: present, and followed by
// zeroes. The memory was full of ones before (dirty_memory in BUILD.bazel).
#include <cstdint>

#include <slipway/kernel.h>

// file_size.ld: a segment of FILE_SIZE bytes in the file.
extern "C" const volatile std::uint8_t segment_start[], last_byte[];

void kernel_main(const slipway::protocol::BootInfo&) {
  ASSERT(last_byte - segment_start == FILE_SIZE - 1, "{} bytes", last_byte - segment_start + 1);
  ASSERT(segment_start[0] == 0x5A && *last_byte == 0x7E);
  const volatile std::uint8_t* byte = last_byte + 1;
  for (; reinterpret_cast<std::uintptr_t>(byte) % slipway::protocol::kPageSize != 0; ++byte) {
    ASSERT(*byte == 0, "{:#x}", static_cast<unsigned>(*byte));
  }
  slipway::println("file size {} as documented", FILE_SIZE);
}
