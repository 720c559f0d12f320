// SPDX-License-Identifier: Apache-2.0
// The checksum of a GPT: CRC32 with the polynomial of Ethernet, as UEFI 2.10, section 5.3.2 wants
// it.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_CRC32_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_CRC32_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::image {

// Bit by bit: there are 16 KiB of a GPT, and no more.
constexpr std::uint32_t crc32(std::span<const std::byte> bytes) {
  constexpr std::uint32_t kPolynomial = 0xEDB8'8320;  // the lowest bit has the highest power
  std::uint32_t remainder = 0xFFFF'FFFF;
  for (const std::byte byte : bytes) {
    remainder ^= std::to_integer<std::uint32_t>(byte);
    for (int bit = 0; bit < 8; ++bit) {
      remainder = remainder >> 1 ^ (remainder % 2 != 0 ? kPolynomial : 0);
    }
  }
  return ~remainder;
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_CRC32_H_
