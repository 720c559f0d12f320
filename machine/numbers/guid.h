// SPDX-License-Identifier: Apache-2.0
// Globally unique identifiers: what UEFI names interfaces, disks and partitions by (UEFI 2.10,
// appendix A "GUID and Time Formats").
#ifndef SLIPWAY_MACHINE_NUMBERS_GUID_H_
#define SLIPWAY_MACHINE_NUMBERS_GUID_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace slipway::machine {

// As it lies in memory and on disks: the first three fields are little-endian numbers.
struct Guid {
  std::uint32_t time_low;
  std::uint16_t time_mid;
  std::uint16_t time_high_and_version;
  std::array<std::uint8_t, 8> rest;

  bool operator==(const Guid&) const = default;
};
static_assert(sizeof(Guid) == 16);

namespace guid_internal {

// Not constant expressions: a text that leads here does not compile.
void has_a_character_that_is_no_digit();
void is_not_8_4_4_4_12_digits();

}  // namespace guid_internal

// The GUID that is written as `text`, in 8-4-4-4-12 digits. Anything else does not compile.
consteval Guid guid(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
      return c - 'A' + 10;
    }
    if (c < 'a' || c > 'f') {
      guid_internal::has_a_character_that_is_no_digit();
    }
    return c - 'a' + 10;
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
    guid_internal::is_not_8_4_4_4_12_digits();
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

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_NUMBERS_GUID_H_
