// SPDX-License-Identifier: Apache-2.0
// Reading the bytes of a firmware's table. Nothing is aligned; numbers are little-endian, as is
// whatever runs this.
#ifndef SLIPWAY_BOOT_FACTS_TABLE_BYTES_H_
#define SLIPWAY_BOOT_FACTS_TABLE_BYTES_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace slipway::facts {

static_assert(std::endian::native == std::endian::little);

using TableBytes = std::span<const std::byte>;

inline bool begins_with(TableBytes bytes, std::string_view mark) {
  return bytes.size() >= mark.size() &&
         std::ranges::equal(bytes.first(mark.size()), mark,
                            [](std::byte byte, char character) { return char(byte) == character; });
}

// Whether there are as many bytes, and they add up to 0.
inline bool sums_to_zero(TableBytes bytes, std::size_t size) {
  if (size > bytes.size()) {
    return false;
  }
  unsigned sum = 0;
  for (const std::byte byte : bytes.first(size)) {
    sum += std::to_integer<unsigned>(byte);
  }
  return sum % 256 == 0;
}

// The number of four or eight bytes at `offset`, which are there.
inline std::uint32_t read32(TableBytes bytes, std::size_t offset) {
  std::uint32_t value;
  __builtin_memcpy(&value, &bytes[offset], sizeof(value));
  return value;
}
inline std::uint64_t read64(TableBytes bytes, std::size_t offset) {
  std::uint64_t value;
  __builtin_memcpy(&value, &bytes[offset], sizeof(value));
  return value;
}

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_TABLE_BYTES_H_
