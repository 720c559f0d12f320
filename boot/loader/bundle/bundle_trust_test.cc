// SPDX-License-Identifier: Apache-2.0
// That a signed loader takes the bundle that it was signed with, and no other: whatever is put into
// that has all checksums right, as somebody would make it who knows the format.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "boot/loader/bundle/bundle.h"
#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_checksum.h"
#include "boot/loader/bundle/bundle_digest.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/test_bundle.h"
#include "boot/loader/memory/test_machine.h"

namespace slipway::loader {
namespace {

using testing::block_of;
using testing::header_of;
using testing::random_bytes;
using testing::regular_bytes;
using testing::TestBundle;
using testing::TestDisk;
using testing::TestMachine;

using Bytes = std::vector<std::byte>;

constexpr std::size_t kFirstOfModule = 3;

// A kernel of raw and packed blocks, two of the same size, and a module of one that is packed.
TestBundle signed_bundle() {
  TestBundle bundle;
  bundle.begin_file("kernel");
  bundle.add(random_bytes(kMaxBlockSize));
  bundle.add(random_bytes(kMaxBlockSize, 2));
  bundle.add(regular_bytes(5000), Compression::kLz4);
  bundle.begin_file("initrd");
  bundle.add(regular_bytes(3000), Compression::kLz4);
  return bundle;
}

const Bytes& signed_bytes() {
  static const Bytes bytes = signed_bundle().bytes();
  return bytes;
}

MemoryMap small_memory() {
  MemoryMap map;
  EXPECT_TRUE(map.add(testing::kMebibyte, 256 * 1024, MemoryType::kUsable));
  return map;
}

// What a loader says that was signed with signed_bytes() and finds `bytes`; empty if it loads them.
std::string refusal(const Bytes& bytes, const BundleTrust& trust) {
  const auto sentence = [](const Error& error) {
    Message message;
    describe(error, message);
    return std::string(message.text());
  };
  TestDisk disk(bytes);
  TestMachine machine(small_memory());
  BundlePlace place = testing::place_of(signed_bytes());
  place.trust = &trust;
  const auto bundle = open_bundle(
      disk, place,
      {.map = machine.map(), .memory = machine.memory(), .end = TestMachine::kReachableEnd});
  if (!bundle) {
    return sentence(bundle.error());
  }
  std::vector<FileSource*> files = {bundle->kernel};
  for (const ModuleFile& module : bundle->modules) {
    files.push_back(module.file);
  }
  for (FileSource* const file : files) {
    Bytes contents(file->size());
    if (const auto read = file->read(0, contents); !read) {
      return sentence(read.error());
    }
  }
  return "";
}

std::string refusal(const Bytes& bytes) {
  return refusal(bytes, testing::trust_in(signed_bytes()));
}

std::string not_signed(const std::string& concern, std::uint64_t offset) {
  return concern +
         ": the disk image is not the one that this loader was signed with: what begins at "
         "sector " +
         std::to_string(TestBundle::kFirstSector + offset / machine::kSectorSize) +
         " was changed afterwards; write the signed image again";
}

const std::string kOtherHeader = not_signed("boot bundle", 0);

// Changes a bit of a block, and makes its checksum right.
Bytes with_other_block(std::size_t index) {
  Bytes bytes = signed_bytes();
  BundleBlock& block = block_of(bytes, index);
  const auto stored = std::span(bytes).subspan(block.stored_offset, block.stored_size);
  stored.back() ^= std::byte{1};
  block.checksum = bundle_checksum(stored);
  return bytes;
}

TEST(BundleTrust, HoldsForTheBundleThatWasSigned) {
  EXPECT_EQ(refusal(signed_bytes()), "");
}

TEST(BundleTrust, HoldsForNothingWithoutADigest) {
  const BundleTrust nothing = {.header_digest = {}, .digest_of = bundle_digest};
  EXPECT_EQ(refusal(signed_bytes(), nothing), kOtherHeader);
}

// The header is another since the checksum is.
TEST(BundleTrust, EndsWithAnotherBlock) {
  for (std::size_t index = 0; index <= kFirstOfModule; ++index) {
    Bytes bytes = with_other_block(index);
    testing::seal(bytes);
    EXPECT_EQ(refusal(bytes), kOtherHeader) << index;
  }
}

// As if XXH64 had been made to fit, which is no work: the header is the one that was signed.
TEST(BundleTrust, EndsWithAnotherBlockOfTheSameChecksum) {
  for (std::size_t index = 0; index <= kFirstOfModule; ++index) {
    Bytes bytes = with_other_block(index);
    testing::seal(bytes);
    const BundleTrust trust = testing::trust_in(bytes);
    EXPECT_EQ(refusal(bytes, trust),
              not_signed(index == kFirstOfModule ? "module initrd" : "kernel",
                         block_of(bytes, index).stored_offset))
        << index;
  }
}

TEST(BundleTrust, EndsWithOtherPiecesOfTheHeader) {
  TestBundle other = signed_bundle();
  other.command_line = "log=trace";
  EXPECT_EQ(refusal(other.bytes()), kOtherHeader) << "command line";
  other = signed_bundle();
  other.request = "A request";
  EXPECT_EQ(refusal(other.bytes()), kOtherHeader) << "request";

  for (std::size_t byte = 0; byte < testing::place_of(signed_bytes()).header_size; ++byte) {
    Bytes bytes = signed_bytes();
    bytes[byte] ^= std::byte{1};
    const std::size_t header_size = testing::place_of(signed_bytes()).header_size;
    header_of(bytes).checksum = 0;
    header_of(bytes).checksum = bundle_checksum(std::span(bytes).first(header_size));
    const bool is_magic = byte < sizeof(BundleHeader::magic);
    const bool is_checksum = byte >= offsetof(BundleHeader, checksum) &&
                             byte < offsetof(BundleHeader, checksum) + sizeof(std::uint64_t);
    if (is_checksum) {
      continue;  // it was mended
    }
    const std::string sentence = refusal(bytes);
    EXPECT_TRUE(is_magic ? sentence.contains("damaged") : sentence == kOtherHeader)
        << byte << ": " << sentence;
  }
}

TEST(BundleTrust, EndsWithBlocksInAnotherOrder) {
  Bytes bytes = signed_bytes();
  std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(block_of(bytes, 0).stored_offset),
                   bytes.begin() + static_cast<std::ptrdiff_t>(block_of(bytes, 1).stored_offset),
                   bytes.begin() + static_cast<std::ptrdiff_t>(block_of(bytes, 1).stored_offset));
  std::swap(block_of(bytes, 0).checksum, block_of(bytes, 1).checksum);
  std::swap(block_of(bytes, 0).digest, block_of(bytes, 1).digest);
  testing::seal(bytes);
  EXPECT_EQ(refusal(bytes), kOtherHeader);
}

// An older bundle, say, whose kernel has a hole.
TEST(BundleTrust, EndsWithAnotherSignedBundle) {
  TestBundle other = signed_bundle();
  other.add(regular_bytes(3000), Compression::kLz4);
  const Bytes bytes = other.bytes();
  EXPECT_NE(refusal(bytes), "");
  EXPECT_EQ(refusal(signed_bytes(), testing::trust_in(bytes)), kOtherHeader);
}

}  // namespace
}  // namespace slipway::loader
