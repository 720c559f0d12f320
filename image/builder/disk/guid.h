// SPDX-License-Identifier: Apache-2.0
// The names of disks, partitions and their types in a GPT: UEFI 2.10, appendix A.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_GUID_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_GUID_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slipway::image {

// As it lies on the disk: the first three fields are little-endian numbers.
struct Guid {
  std::uint32_t time_low;
  std::uint16_t time_mid;
  std::uint16_t time_high_and_version;
  std::array<std::uint8_t, 8> rest;

  bool operator==(const Guid&) const = default;
};
static_assert(sizeof(Guid) == 16);

// The GUID that is written as `text`, in 8-4-4-4-12 digits. Anything else does not compile.
consteval Guid guid(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : throw "no digit";
  };
  const auto number = [&](std::size_t first, std::size_t count) {
    std::uint64_t value = 0;
    for (const char c : text.substr(first, count)) {
      value = value * 16 + static_cast<std::uint64_t>(digit(c));
    }
    return value;
  };
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' ||
      text[23] != '-') {
    throw "not 8-4-4-4-12 digits";
  }
  Guid result = {.time_low = static_cast<std::uint32_t>(number(0, 8)),
                 .time_mid = static_cast<std::uint16_t>(number(9, 4)),
                 .time_high_and_version = static_cast<std::uint16_t>(number(14, 4)),
                 .rest = {}};
  for (std::size_t i = 0; i < result.rest.size(); ++i) {
    result.rest[i] = static_cast<std::uint8_t>(number(i < 2 ? 19 + 2 * i : 20 + 2 * i, 2));
  }
  return result;
}

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
