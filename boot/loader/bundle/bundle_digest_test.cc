// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundle_digest.h"

#include <gtest/gtest.h>

#include <format>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::loader {
namespace {

std::string hex_digest(std::string_view text) {
  std::string hex;
  for (const std::uint8_t byte : bundle_digest(std::as_bytes(std::span(text)))) {
    hex += std::format("{:02x}", byte);
  }
  return hex;
}

// By another program: `printf TEXT | b2sum --length=256`.
TEST(BundleDigest, IsBlake2b) {
  EXPECT_EQ(hex_digest(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(hex_digest("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(hex_digest(std::string(1000, 'a')),
            "e00b0ddbf1e2cdaf5c898e1a5e8826ea3a2c339bcf2a478da2e5fca9ff126672");
}

TEST(BundleDigest, IsAnotherForEachByteThatIsAnother) {
  std::vector<std::byte> bytes(300);
  const BundleDigest digest = bundle_digest(bytes);
  for (std::byte& byte : bytes) {
    byte = std::byte{1};
    EXPECT_NE(bundle_digest(bytes), digest) << &byte - bytes.data();
    byte = std::byte{0};
  }
  EXPECT_NE(bundle_digest(std::span(bytes).first(299)), digest);
}

}  // namespace
}  // namespace slipway::loader
