// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever a file is that is given as the kernel, there is a sentence about it, or
// its form for the disk is no larger than it, and has each segment's start in it, in order.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>

#include "image/builder/kernel/kernel.h"

namespace {

void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = std::as_bytes(std::span(data, size));
  const auto kernel =
      slipway::image::Kernel::read("fuzz.elf", slipway::host::Bytes(file.begin(), file.end()));
  if (!kernel) {
    require(kernel.error().contains("fuzz.elf"), "a refusal that does not name the file");
    return 0;
  }
  const slipway::image::CompactElf compact = kernel->compact();
  require(!compact.bytes.empty(), "nothing is left of the kernel");
  require(std::ranges::is_sorted(compact.segment_starts), "segments are not in order");
  for (const std::uint64_t start : compact.segment_starts) {
    require(start < compact.bytes.size(), "a segment begins behind the end");
  }
  return 0;
}
