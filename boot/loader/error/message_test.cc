// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/error/message.h"

#include <gtest/gtest.h>

#include <string>

namespace slipway::loader {
namespace {

TEST(Message, JoinsTextAndNumbers) {
  Message message;
  message << "segment " << 2u << " at " << Hex{0xFFFFFFFF80000000} << ", " << 0u;
  EXPECT_EQ(message.text(), "segment 2 at 0xffffffff80000000, 0");
}

TEST(Message, WritesTheLargestNumber) {
  Message message;
  message << ~std::uint64_t{0};
  EXPECT_EQ(message.text(), "18446744073709551615");
}

TEST(Message, GivesBytesInTheLargestExactUnit) {
  const auto text = [](std::uint64_t bytes) {
    Message message;
    message << Bytes{bytes};
    return std::string(message.text());
  };
  EXPECT_EQ(text(0), "0 bytes");
  EXPECT_EQ(text(1), "1 byte");
  EXPECT_EQ(text(1023), "1023 bytes");
  EXPECT_EQ(text(64 * 1024), "64 KiB");
  EXPECT_EQ(text(512 << 20), "512 MiB");
  EXPECT_EQ(text(std::uint64_t{3} << 30), "3 GiB");
}

TEST(Message, CutsOffWhatDoesNotFit) {
  Message message;
  const std::string filling(Message::kCapacity - 2, 'a');
  message << filling << 1234u << "more";
  EXPECT_EQ(message.text(), filling + "12");
}

}  // namespace
}  // namespace slipway::loader
