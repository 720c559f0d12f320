// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/crc32.h"

#include <gtest/gtest.h>

#include <string_view>

namespace slipway::image {
namespace {

std::uint32_t crc32_of(std::string_view text) {
  return crc32(std::as_bytes(std::span(text)));
}

// The catalogue of CRCs calls it CRC-32/ISO-HDLC, and its check value is that of the digits.
TEST(Crc32Test, IsTheOneOfTheCatalogue) {
  EXPECT_EQ(crc32_of("123456789"), 0xCBF4'3926u);
  EXPECT_EQ(crc32_of(""), 0u);
  EXPECT_EQ(crc32_of(std::string_view("\0", 1)), 0xD202'EF8Du);
}

}  // namespace
}  // namespace slipway::image
