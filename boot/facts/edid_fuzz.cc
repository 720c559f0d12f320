// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever a monitor says, its size fits 12 bits each way (VESA E-EDID, release A2,
// section 3.10.2), and depends on header, checksum and its own bits alone. The checksum is made
// right, since otherwise nearly all inputs would end there; unless the byte in its place is odd.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <numeric>
#include <optional>

#include "boot/facts/edid.h"
#include "boot/facts/mode_choice.h"

namespace {

using slipway::facts::Edid;
using slipway::facts::PixelSize;
using slipway::facts::preferred_size;

constexpr std::size_t kHeaderSize = 8;
constexpr std::size_t kTiming = 54;  // the first descriptor
// Which bits of it say how many pixels there are, and whether it is of this kind; between them are
// those of the blanking.
constexpr std::uint8_t kSizeBits[] = {0xFF, 0xFF, 0xFF, 0, 0xF0, 0xFF, 0, 0xF0};

void make_checksum_right(Edid& edid) {
  edid.back() = 0;
  edid.back() = static_cast<std::uint8_t>(0u - std::accumulate(edid.begin(), edid.end(), 0u));
}

void check(bool is_right, const char* otherwise) {
  if (!is_right) {
    std::fprintf(stderr, "%s\n", otherwise);
    std::abort();
  }
}

void check_size(const Edid& edid, PixelSize size) {
  check(size.width >= 1 && size.width <= 4095 && size.height >= 1 && size.height <= 4095,
        "a size that the descriptor has no bits for");
  Edid bare{};
  std::copy_n(edid.begin(), kHeaderSize, bare.begin());
  for (std::size_t i = 0; i < std::size(kSizeBits); ++i) {
    bare[kTiming + i] = edid[kTiming + i] & kSizeBits[i];
  }
  make_checksum_right(bare);
  check(preferred_size(bare) == size, "a size that other bits have changed");
  for (std::size_t i = 0; i < edid.size(); ++i) {
    Edid changed = edid;
    ++changed[i];
    check(!preferred_size(changed), "a size in spite of a wrong checksum");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Edid edid{};
  std::copy_n(data, std::min(size, edid.size()), edid.begin());
  if (edid.back() % 2 == 0) {
    make_checksum_right(edid);
  }
  if (const std::optional<PixelSize> found = preferred_size(edid)) {
    check_size(edid, *found);
  }
  return 0;
}
