// SPDX-License-Identifier: Apache-2.0
#include "image/builder/bundle/bundle_writer.h"

#include <gtest/gtest.h>

#include "boot/loader/bundle/bundle_digest.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/test_bundle.h"
#include "image/builder/bundle/block_packer.h"
#include "image/builder/testing/read_bundle.h"

namespace slipway::image {
namespace {

using loader::Compression;
using loader::kMaxBlockSize;
using loader::testing::block_of;
using loader::testing::file_of;
using loader::testing::header_of;
using loader::testing::random_bytes;
using loader::testing::regular_bytes;

BundledPart part(const host::Bytes& bytes, std::string name = "file") {
  return {.name = std::move(name), .bytes = bytes, .cuts = {}};
}

constexpr std::size_t kSizes[] = {0,     1,     2,      12,     13,     511,    512,
                                  513,   1023,  1024,   4096,   5000,   65023,  65024,
                                  65025, 65536, 130047, 130048, 130049, 1000000};

TEST(BundleWriterTest, IsReadBackByTheLoader) {
  for (const std::size_t size : kSizes) {
    for (const host::Bytes& bytes : {random_bytes(size), regular_bytes(size), host::Bytes(size)}) {
      const ReadBundle read = read_bundle(write_bundle({.files = {part(bytes)}}));
      ASSERT_EQ(read.files.size(), 1u) << size;
      EXPECT_EQ(read.files[0].contents, bytes) << size;
    }
  }
}

TEST(BundleWriterTest, KeepsManyFilesApart) {
  std::vector<host::Bytes> contents;
  for (const std::size_t size : kSizes) {
    contents.push_back(regular_bytes(size));
    contents.push_back(random_bytes(size, static_cast<std::uint32_t>(size)));
  }
  BundleParts parts;
  for (const host::Bytes& bytes : contents) {
    parts.files.push_back(part(bytes, "file " + std::to_string(parts.files.size())));
  }
  const ReadBundle read = read_bundle(write_bundle(parts));
  ASSERT_EQ(read.files.size(), contents.size());
  for (std::size_t i = 0; i < contents.size(); ++i) {
    EXPECT_EQ(read.files[i].contents, contents[i]) << i;
    EXPECT_EQ(read.files[i].name, i == 0 ? "" : parts.files[i].name);
  }
}

TEST(BundleWriterTest, PassesOnCommandLineAndRequest) {
  const host::Bytes kernel(10);
  BundleParts parts = {.files = {part(kernel)}, .command_line = "a b c"};
  const host::Bytes request = loader::testing::random_bytes(21);
  parts.protocol = 7;
  parts.request = request;
  const ReadBundle read = read_bundle(write_bundle(parts));
  EXPECT_EQ(read.command_line, "a b c");
  EXPECT_EQ(read.protocol, 7u);
  EXPECT_EQ(read.request, request);
}

TEST(BundleWriterTest, BeginsBlocksAtCuts) {
  const host::Bytes kernel = random_bytes(200000);
  host::Bytes bundle = write_bundle(
      {.files = {{.name = "kernel", .bytes = kernel, .cuts = {70000, 300, 200000, 300, 999999}}}});
  ASSERT_EQ(file_of(bundle, 0).block_count, 5u);
  const std::uint32_t sizes[] = {300, kMaxBlockSize, 70000 - 300 - kMaxBlockSize, kMaxBlockSize,
                                 130000 - 2 * kMaxBlockSize + kMaxBlockSize};
  EXPECT_EQ(block_of(bundle, 0).size, sizes[0]);
  EXPECT_EQ(block_of(bundle, 1).size, sizes[1]);
  EXPECT_EQ(block_of(bundle, 2).size, sizes[2]);
  EXPECT_EQ(block_of(bundle, 3).size, sizes[3]);
  EXPECT_EQ(read_bundle(bundle).files[0].contents, kernel);
}

TEST(BundleWriterTest, BeginsRawBlocksAtASector) {
  const host::Bytes raw = random_bytes(1000);
  const host::Bytes packed = regular_bytes(10000);
  host::Bytes bundle = write_bundle({.files = {part(packed), part(packed), part(raw), part(raw)}});
  ASSERT_EQ(header_of(bundle).block_count, 4u);
  EXPECT_EQ(block_of(bundle, 0).compression, Compression::kLz4);
  EXPECT_EQ(block_of(bundle, 1).stored_offset,
            block_of(bundle, 0).stored_offset + block_of(bundle, 0).stored_size);
  for (const std::size_t index : {2u, 3u}) {
    EXPECT_EQ(block_of(bundle, index).compression, Compression::kNone);
    EXPECT_EQ(block_of(bundle, index).stored_offset % 512, 0u);
  }
}

TEST(BundleWriterTest, PacksWhatSavesAnEighth) {
  const auto mixed = [](std::size_t random) {
    host::Bytes bytes = random_bytes(10000);
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(random), bytes.end(), std::byte{0});
    return bytes;
  };
  EXPECT_EQ(pack_block(mixed(8000)).compression, Compression::kLz4);
  EXPECT_LT(pack_block(mixed(8000)).bytes.size(), 8100u);
  EXPECT_EQ(pack_block(mixed(9000)).compression, Compression::kNone);
  EXPECT_EQ(pack_block(mixed(9000)).bytes, mixed(9000));
}

TEST(BundleWriterTest, GivesEachBlockItsDigest) {
  const host::Bytes raw = random_bytes(kMaxBlockSize + 1);
  const host::Bytes packed = regular_bytes(10000);
  host::Bytes bundle = write_bundle({.files = {part(raw), part(packed)}});
  ASSERT_EQ(header_of(bundle).block_count, 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& block = block_of(bundle, i);
    const auto stored = std::span(bundle).subspan(block.stored_offset, block.stored_size);
    EXPECT_EQ(block.digest, loader::bundle_digest(stored)) << i;
  }
}

TEST(BundleWriterTest, WritesTheSameBytesEachTime) {
  const host::Bytes kernel = regular_bytes(100000);
  EXPECT_EQ(write_bundle({.files = {part(kernel)}}), write_bundle({.files = {part(kernel)}}));
}

}  // namespace
}  // namespace slipway::image
