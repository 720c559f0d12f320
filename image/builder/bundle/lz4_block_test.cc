// SPDX-License-Identifier: Apache-2.0
#include "image/builder/bundle/lz4_block.h"

#include <gtest/gtest.h>

#include <random>

#include "boot/loader/bundle/bundle_unpack.h"
#include "boot/loader/bundle/test_bundle.h"

namespace slipway::image {
namespace {

using loader::testing::random_bytes;
using loader::testing::regular_bytes;

// The block, unpacked as the loader does it.
host::Bytes unpacked(const host::Bytes& block, std::size_t size) {
  host::Bytes bytes(size, std::byte{0xEE});
  EXPECT_TRUE(loader::unpack_block(block, bytes));
  return bytes;
}

// Text of repetitions of all lengths, near and far: what a linker's output looks like to LZ4.
host::Bytes repetitive_bytes(std::size_t size, std::uint32_t seed) {
  std::mt19937 random(seed);
  host::Bytes bytes = random_bytes(std::min<std::size_t>(size, 50), seed);
  while (bytes.size() < size) {
    const std::size_t distance = 1 + random() % bytes.size();
    const std::size_t length =
        std::min<std::size_t>(1 + random() % (1 + random() % 400), size - bytes.size());
    for (std::size_t i = 0; i < length; ++i) {
      bytes.push_back(bytes[bytes.size() - distance]);
    }
    if (random() % 3 == 0) {
      bytes.push_back(static_cast<std::byte>(random()));
    }
  }
  bytes.resize(size);
  return bytes;
}

TEST(Lz4BlockTest, IsUnpackedByTheLoader) {
  for (std::size_t size = 1; size <= 65024; size += 1 + size / 20) {
    for (const host::Bytes& bytes :
         {regular_bytes(size), host::Bytes(size), repetitive_bytes(size, 1),
          repetitive_bytes(size, static_cast<std::uint32_t>(size))}) {
      const host::Bytes block = lz4_block(bytes, size + size / 255 + 16);
      ASSERT_FALSE(block.empty()) << size;
      ASSERT_EQ(unpacked(block, size), bytes) << size;
    }
  }
}

TEST(Lz4BlockTest, KeepsItsLimit) {
  const host::Bytes bytes = regular_bytes(10000);
  const std::size_t size = lz4_block(bytes, 10000).size();
  EXPECT_LT(size, 1000u);
  EXPECT_EQ(lz4_block(bytes, size).size(), size);
  EXPECT_TRUE(lz4_block(bytes, size - 1).empty());
  EXPECT_TRUE(lz4_block(random_bytes(10000), 9999).empty());
}

// Seven bytes that are there twice are not worth a match, eight are.
TEST(Lz4BlockTest, LeavesOutShortMatches) {
  for (const std::size_t length : {7u, 8u}) {
    host::Bytes bytes = random_bytes(200);
    std::copy_n(bytes.begin() + 20, length, bytes.begin() + 120);
    const std::size_t size = lz4_block(bytes, 300).size();
    constexpr std::size_t all_literals = 1 + 1 + 200;  // token, length, and the bytes
    if (length == 7) {
      EXPECT_EQ(size, all_literals);
    } else {
      EXPECT_LT(size, all_literals);
    }
  }
}

}  // namespace
}  // namespace slipway::image
