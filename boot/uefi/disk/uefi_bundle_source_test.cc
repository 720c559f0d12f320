// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/disk/uefi_bundle_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "boot/uefi/testing/fake_disk.h"

namespace slipway::uefi {
namespace {

using testing::FakeDisk;
using Bytes = std::vector<std::byte>;

constexpr std::uint64_t kOffset = 8192;  // of the bundle on the disk

Bytes some_bytes(std::size_t size) {
  std::minstd_rand random(1);
  Bytes bytes(size);
  std::ranges::generate(bytes, [&] { return static_cast<std::byte>(random() >> 8); });
  return bytes;
}

bool same(std::span<const std::byte> one, std::span<const std::byte> other) {
  return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size()) == 0;
}

// Disks of all kinds: the size of a block, and what buffers have to be aligned to.
class UefiBundleSourceTest
    : public ::testing::TestWithParam<std::tuple<std::uint32_t, std::uint32_t>> {
 protected:
  std::uint32_t block_size() const { return std::get<0>(GetParam()); }
  std::uint32_t io_align() const { return std::get<1>(GetParam()); }

  std::span<std::byte> window(std::size_t size) {
    void* start = memory_.data();
    std::size_t space = memory_.size();
    return {static_cast<std::byte*>(std::align(4096, size, start, space)), size};
  }

  Bytes memory_ = Bytes(1 << 20);
};

TEST_P(UefiBundleSourceTest, GivesWhatIsOnTheDisk) {
  const Bytes contents = some_bytes(kOffset + 700'000);
  const std::span<const std::byte> bundle = std::span(contents).subspan(kOffset);
  FakeDisk disk(contents, block_size(), io_align());
  UefiBundleSource source(disk.blocks(), {kOffset, bundle.size()}, window(128 * 1024));
  std::minstd_rand random(2);
  std::uint64_t offset = 0;
  Bytes place(200'000);
  while (offset + place.size() < bundle.size()) {
    const std::size_t size = 1 + random() % 65'024;
    const auto view = source.view(offset, size, bundle.size());
    ASSERT_TRUE(same(view, bundle.subspan(offset, size))) << offset;
    offset += size;
    // As the loader reads: from a whole sector on, to any address.
    offset = (offset + 511) / 512 * 512;
    const auto destination = std::span(place).subspan(random() % 64, 1 + random() % 150'000);
    ASSERT_TRUE(source.read(offset, destination));
    ASSERT_TRUE(same(destination, bundle.subspan(offset, destination.size()))) << offset;
    offset += destination.size();
  }
}

TEST_P(UefiBundleSourceTest, ReadsWholeBlocksWithOneCall) {
  const Bytes contents = some_bytes(kOffset + 512 * 1024);
  FakeDisk disk(contents, block_size(), io_align());
  UefiBundleSource source(disk.blocks(), {kOffset, 512 * 1024}, window(128 * 1024));
  ASSERT_TRUE(source.read(0, window(512 * 1024)));
  EXPECT_EQ(disk.reads(), 1);
}

TEST_P(UefiBundleSourceTest, ReadsAheadAsFarAsThereIsRoom) {
  const Bytes contents = some_bytes(kOffset + 512 * 1024);
  FakeDisk disk(contents, block_size(), io_align());
  UefiBundleSource source(disk.blocks(), {kOffset, 512 * 1024}, window(256 * 1024));
  for (std::uint64_t offset = 0; offset < 256 * 1024; offset += 16 * 1024) {
    ASSERT_EQ(source.view(offset, 16 * 1024, 512 * 1024).size(), 16u * 1024);
  }
  EXPECT_EQ(disk.reads(), 1);
}

TEST_P(UefiBundleSourceTest, ReadsTheLastBytesOfABundleThatEndsInABlock) {
  const Bytes contents = some_bytes(kOffset + 5000);
  FakeDisk disk(contents, block_size(), io_align());
  UefiBundleSource source(disk.blocks(), {kOffset, 5000}, window(128 * 1024));
  Bytes place(5000);
  ASSERT_TRUE(source.read(0, place));
  EXPECT_TRUE(same(place, std::span(contents).subspan(kOffset)));
}

TEST_P(UefiBundleSourceTest, HasNothingBeyondTheBundle) {
  FakeDisk disk(some_bytes(1 << 20), block_size(), io_align());
  UefiBundleSource source(disk.blocks(), {kOffset, 5000}, window(128 * 1024));
  EXPECT_TRUE(source.view(4000, 1001, 5000).empty());
  EXPECT_TRUE(source.view(~std::uint64_t{0}, 2, 5000).empty());
  Bytes place(1);
  EXPECT_FALSE(source.read(1 << 20, place));
}

TEST_P(UefiBundleSourceTest, FailsWhereTheDiskDoes) {
  FakeDisk disk(some_bytes(1 << 20), block_size(), io_align());
  UefiBundleSource source(disk.blocks(), {kOffset, 500'000}, window(128 * 1024));
  ASSERT_FALSE(source.view(0, 1000, 1000).empty());
  disk.fail_from_now_on();
  EXPECT_TRUE(source.view(200'000, 1000, 201'000).empty());
  EXPECT_TRUE(source.view(0, 1000, 1000).empty()) << "the window holds nothing any more";
  Bytes place(100'000);
  EXPECT_FALSE(source.read(0, place));
}

// An image that was cut short.
TEST_P(UefiBundleSourceTest, FailsWhereTheDiskEnds) {
  FakeDisk disk(some_bytes(kOffset + 100'000), block_size(), io_align());
  UefiBundleSource source(disk.blocks(), {kOffset, 500'000}, window(128 * 1024));
  Bytes place(300'000);
  EXPECT_FALSE(source.read(0, place));
  EXPECT_TRUE(source.view(200'000, 1000, 201'000).empty());
}

INSTANTIATE_TEST_SUITE_P(Disks, UefiBundleSourceTest,
                         ::testing::Combine(::testing::Values(512, 2048, 4096),
                                            ::testing::Values(0, 1, 4, 512)),
                         [](const auto& test) {
                           return std::to_string(std::get<0>(test.param)) + "_aligned_to_" +
                                  std::to_string(std::get<1>(test.param));
                         });

}  // namespace
}  // namespace slipway::uefi
