// SPDX-License-Identifier: Apache-2.0
// The names of disks and partitions in a GPT, where they are ours to choose.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_GUID_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_GUID_H_

#include <array>
#include <cstdint>

#include "slipway/machine/numbers/guid.h"

namespace slipway::image {

using machine::Guid;
using machine::guid;

// A GUID of which the contents are ours to choose: version 8 of RFC 9562, section 5.8. `bits` give
// all but the 6 that say so.
constexpr Guid custom_guid(const std::array<std::uint64_t, 2>& bits) {
  Guid result = {
      .time_low = static_cast<std::uint32_t>(bits[0]),
      .time_mid = static_cast<std::uint16_t>(bits[0] >> 32),
      .time_high_and_version = static_cast<std::uint16_t>((bits[0] >> 48 & 0x0FFF) | 0x8000),
      .rest = {}};
  for (std::size_t i = 0; i < result.rest.size(); ++i) {
    result.rest[i] = static_cast<std::uint8_t>(bits[1] >> 8 * i);
  }
  result.rest[0] = (result.rest[0] & 0x3F) | 0x80;  // the variant
  return result;
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_GUID_H_
