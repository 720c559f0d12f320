// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/edid.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace slipway::facts {

std::optional<PixelSize> preferred_size(const Edid& edid) {
  constexpr std::array<std::uint8_t, 8> kHeader = {0, 255, 255, 255, 255, 255, 255, 0};
  if (!std::ranges::equal(std::span(edid).first<kHeader.size()>(), kHeader)) {
    return std::nullopt;
  }
  if (std::accumulate(edid.begin(), edid.end(), 0u) % 256 != 0) {
    return std::nullopt;
  }

  // The first detailed timing descriptor. Without a pixel clock it is a descriptor of another kind.
  const auto timing = std::span(edid).subspan<54, 18>();
  if (timing[0] == 0 && timing[1] == 0) {
    return std::nullopt;
  }
  const auto upper_bits = [&](std::size_t index) { return (timing[index] & 0xF0u) << 4; };
  const PixelSize size = {.width = timing[2] | upper_bits(4), .height = timing[5] | upper_bits(7)};
  if (size.width == 0 || size.height == 0) {
    return std::nullopt;
  }
  return size;
}

}  // namespace slipway::facts
