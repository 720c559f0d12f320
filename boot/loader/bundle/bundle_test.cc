// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/test_bundle.h"
#include "boot/loader/memory/test_machine.h"
#include "boot/loader/memory/trespass.h"

namespace slipway::loader {
namespace {

using testing::block_of;
using testing::file_of;
using testing::header_of;
using testing::kMebibyte;
using testing::random_bytes;
using testing::regular_bytes;
using testing::TestBundle;
using testing::TestDisk;
using testing::TestMachine;

using Bytes = std::vector<std::byte>;

std::string sentence(const Error& error) {
  Message message;
  describe(error, message);
  return std::string(message.text());
}

// A kernel of raw and packed blocks, a module that is packed, and an empty one.
TestBundle fit_bundle() {
  TestBundle bundle;
  bundle.begin_file("//my:kernel");
  bundle.add(random_bytes(300));
  bundle.add(regular_bytes(5000), Compression::kLz4);
  bundle.add(random_bytes(kMaxBlockSize));
  bundle.add(random_bytes(kMaxBlockSize, 2));
  bundle.add(random_bytes(1000, 3));
  bundle.add(regular_bytes(kMaxBlockSize), Compression::kLz4);
  bundle.begin_file("initrd", "/boot/initrd", "for you");
  bundle.add(regular_bytes(513), Compression::kLz4);
  bundle.begin_file("empty");
  return bundle;
}

// For a header and what else there is to keep.
constexpr std::uint64_t kEnough = 0x11000;

MemoryMap memory_of(std::uint64_t size) {
  MemoryMap map;
  EXPECT_TRUE(map.add(kMebibyte, size, MemoryType::kUsable));
  return map;
}

// A bundle on a disk of a machine, opened. No trespass, whatever it was.
struct Opened {
  explicit Opened(const Bytes& bundle_bytes, MemoryMap map = memory_of(kEnough),
                  std::size_t failing_call = ~std::size_t{0})
      : Opened(bundle_bytes, testing::place_of(bundle_bytes), map, failing_call) {}

  Opened(const Bytes& bundle_bytes, const BundlePlace& place, MemoryMap map = memory_of(kEnough),
         std::size_t failing_call = ~std::size_t{0})
      : bytes(bundle_bytes), disk(bytes), machine(map) {
    disk.fail_at_call(failing_call);
    bundle = open_bundle(
        disk, place,
        {.map = machine.map(), .memory = machine.memory(), .end = TestMachine::kReachableEnd});
    EXPECT_EQ(testing::find_trespass(machine), "");
  }

  FileSource& file(std::size_t index) {
    return index == 0 ? *bundle->kernel : *bundle->modules[index - 1].file;
  }

  // All of a file, or the sentence about why it cannot be had.
  std::expected<Bytes, std::string> contents(std::size_t index) {
    Bytes contents(file(index).size());
    if (contents.empty()) {
      return contents;
    }
    const auto read = file(index).read(0, contents);
    if (!read) {
      return std::unexpected(sentence(read.error()));
    }
    return contents;
  }

  // The first sentence that there is when everything is read; empty if all goes well.
  std::string refusal() {
    if (!bundle) {
      return sentence(bundle.error());
    }
    for (std::size_t i = 0; i <= bundle->modules.size(); ++i) {
      if (const auto read = contents(i); !read) {
        return read.error();
      }
    }
    return "";
  }

  Bytes bytes;
  TestDisk disk;
  TestMachine machine;
  Result<Bundle> bundle = {};
};

TEST(Bundle, HasWhatWasPutIn) {
  TestBundle bundle = fit_bundle();
  bundle.request = "of any bytes";
  Opened opened(bundle.bytes());
  ASSERT_TRUE(opened.bundle) << sentence(opened.bundle.error());
  EXPECT_EQ(opened.bundle->protocol, TestBundle::kProtocol);
  EXPECT_TRUE(std::ranges::equal(opened.bundle->request,
                                 std::as_bytes(std::span<const char>(bundle.request))));
  EXPECT_EQ(opened.bundle->command_line, "log=debug");
  EXPECT_EQ(opened.bundle->command_line.data()[9], '\0');
  ASSERT_EQ(opened.bundle->modules.size(), 2u);
  EXPECT_EQ(opened.bundle->modules[0].name, "initrd");
  EXPECT_EQ(opened.bundle->modules[0].path, "/boot/initrd");
  EXPECT_EQ(opened.bundle->modules[0].string, "for you");
  EXPECT_EQ(opened.bundle->modules[1].name, "empty");
  EXPECT_EQ(opened.bundle->modules[1].path, "");
  EXPECT_EQ(opened.bundle->modules[1].file->size(), 0u);
  for (std::size_t file = 0; file < 3; ++file) {
    EXPECT_EQ(opened.contents(file), bundle.contents(file)) << file;
  }
}

TEST(Bundle, GivesEachPartOfAFile) {
  const TestBundle bundle = fit_bundle();
  Opened opened(bundle.bytes());
  const Bytes expected = bundle.contents(0);
  const std::size_t ends[] = {0,     1,     299,    300,    301,    5299,   5300,   5301,   70323,
                              70324, 70325, 135348, 136347, 136348, 136349, 200000, 201371, 201372};
  for (const std::size_t start : ends) {
    for (const std::size_t end : ends) {
      if (start >= end) {
        continue;
      }
      Bytes part(end - start);
      ASSERT_TRUE(opened.file(0).read(start, part)) << start << " " << end;
      ASSERT_TRUE(std::equal(part.begin(), part.end(),
                             expected.begin() + static_cast<std::ptrdiff_t>(start)))
          << start << " " << end;
    }
  }
}

TEST(Bundle, ReadsBlocksThatFollowEachOther64AtOnce) {
  TestBundle bundle;
  bundle.begin_file("kernel");
  for (std::uint32_t i = 0; i < 127; ++i) {
    bundle.add(random_bytes(kMaxBlockSize, i));
  }
  bundle.add(random_bytes(10));
  Opened opened(bundle.bytes(), memory_of(2 * kEnough));
  ASSERT_TRUE(opened.bundle) << sentence(opened.bundle.error());
  const std::size_t before = opened.disk.calls();
  EXPECT_EQ(opened.contents(0), bundle.contents(0));
  EXPECT_EQ(opened.disk.calls() - before, 2u);
}

TEST(Bundle, ReadsAHeaderLargerThanABlock) {
  TestBundle bundle;
  bundle.begin_file("kernel");
  for (std::uint32_t i = 0; i < 3000; ++i) {
    bundle.add(random_bytes(1, i));
  }
  Opened opened(bundle.bytes(), memory_of(4 * kEnough));
  ASSERT_TRUE(opened.bundle) << sentence(opened.bundle.error());
  ASSERT_GT(header_of(opened.bytes).header_size, kMaxBlockSize);
  EXPECT_EQ(opened.disk.calls(), 2u);
  EXPECT_EQ(opened.contents(0), bundle.contents(0));
}

TEST(Bundle, FindsEachFlippedBitInTheHeader) {
  const Bytes bundle = fit_bundle().bytes();
  const BundlePlace place = testing::place_of(bundle);
  TestMachine machine(memory_of(kEnough));
  Bytes damaged = bundle;
  for (std::size_t bit = 0; bit < place.header_size * std::size_t{8}; ++bit) {
    damaged[bit / 8] ^= std::byte{1} << bit % 8;
    TestDisk disk(damaged);
    MemoryMap map = machine.map_before();
    const auto opened = open_bundle(
        disk, place, {.map = map, .memory = machine.memory(), .end = TestMachine::kReachableEnd});
    damaged[bit / 8] ^= std::byte{1} << bit % 8;
    ASSERT_FALSE(opened) << bit;
    ASSERT_EQ(sentence(opened.error()),
              "boot bundle: the disk image is damaged at sector 2048: write it again; if that "
              "does not help, the medium is faulty")
        << bit;
  }
}

TEST(Bundle, FindsFlippedBitsInEachBlock) {
  const Bytes bundle = fit_bundle().bytes();
  for (std::size_t index = 0; index < 7; ++index) {
    Bytes damaged = bundle;
    const BundleBlock block = block_of(damaged, index);
    for (std::size_t byte = 0; byte < block.stored_size; byte += 1 + byte / 4) {
      const std::size_t place = block.stored_offset + byte;
      damaged[place] ^= std::byte{1} << byte % 8;
      Opened opened(damaged);
      ASSERT_EQ(opened.refusal(),
                std::string(index == 6 ? "module initrd" : "kernel") +
                    ": the disk image is damaged at sector " +
                    std::to_string(2048 + block.stored_offset / 512) +
                    ": write it again; if that does not help, the medium is faulty")
          << index << " " << byte;
      damaged[place] ^= std::byte{1} << byte % 8;
    }
  }
}

TEST(Bundle, FindsADamagedBlockWhenOnlyAPartIsWanted) {
  Bytes bundle = fit_bundle().bytes();
  bundle[block_of(bundle, 1).stored_offset] ^= std::byte{1};
  bundle[block_of(bundle, 2).stored_offset] ^= std::byte{1};
  Opened opened(bundle);
  Bytes byte(1);
  EXPECT_FALSE(opened.file(0).read(300 + 4999, byte));
  EXPECT_FALSE(opened.file(0).read(300 + 4999, byte)) << "the second time too";
  EXPECT_FALSE(opened.file(0).read(5300 + 60000, byte));
  EXPECT_TRUE(opened.file(0).read(299, byte));
}

TEST(Bundle, SaysWhatCannotBeRead) {
  const Bytes bundle = fit_bundle().bytes();
  EXPECT_EQ(Opened(bundle, memory_of(kEnough), 0).refusal(),
            "boot bundle: the disk could not be read (" +
                std::to_string(testing::place_of(bundle).header_size) +
                " bytes from sector 2048 on): it is faulty, or smaller than the image");
  const std::string kernel = Opened(bundle, memory_of(kEnough), 1).refusal();
  EXPECT_TRUE(kernel.starts_with("kernel: the disk could not be read (300 bytes from sector 20"))
      << kernel;
  std::string last;
  std::size_t call = 1;
  for (std::string next = kernel; !next.empty(); ++call) {
    last = next;
    next = Opened(bundle, memory_of(kEnough), call + 1).refusal();
  }
  EXPECT_TRUE(last.starts_with("module initrd: the disk could not be read (")) << last;
  EXPECT_EQ(call, 6u) << "a header, a raw block, a packed one, a run, two packed ones";
}

TEST(Bundle, NamesABundleOfAnotherVersion) {
  Bytes bundle = fit_bundle().bytes();
  header_of(bundle).version = 9;
  testing::seal(bundle);
  EXPECT_EQ(Opened(bundle).refusal(),
            "boot bundle: it has version 9, and this loader reads version 4: build loader and "
            "image from the same source");
}

TEST(Bundle, NamesABlockThatDoesNotUnpackToItsSize) {
  for (const int difference : {-1, 1}) {
    Bytes bundle = fit_bundle().bytes();
    block_of(bundle, 1).size += static_cast<std::uint32_t>(difference);
    file_of(bundle, 0).size += static_cast<std::uint64_t>(difference);
    testing::seal(bundle);
    const std::string refusal = Opened(bundle).refusal();
    EXPECT_TRUE(refusal.starts_with("kernel: the block at sector 20")) << refusal;
    EXPECT_TRUE(refusal.contains(" does not unpack to ")) << refusal;
  }
}

// Headers whose checksum is right, and whose contents are not.
TEST(Bundle, RefusesAHeaderThatContradictsItself) {
  struct Case {
    BundleFault fault;
    void (*spoil)(Bytes& bundle);
  };
  const Case cases[] = {
      {BundleFault::kTables, [](Bytes& p) { header_of(p).file_count = 0; }},
      {BundleFault::kTables, [](Bytes& p) { header_of(p).file_count = 0xFFFF'FFFF; }},
      {BundleFault::kTables, [](Bytes& p) { header_of(p).block_count = 0xFFFF'FFFF; }},
      {BundleFault::kTables, [](Bytes& p) { header_of(p).block_count += 2; }},
      {BundleFault::kCommandLine, [](Bytes& p) { header_of(p).command_line_offset = 0xFFFF'FFFF; }},
      {BundleFault::kCommandLine, [](Bytes& p) { header_of(p).command_line_size = 0xFFFF'FFFF; }},
      {BundleFault::kCommandLine, [](Bytes& p) { header_of(p).command_line_size += 1; }},
      {BundleFault::kCommandLine, [](Bytes& p) { header_of(p).command_line_size -= 1; }},
      {BundleFault::kRequest, [](Bytes& p) { header_of(p).request_offset = 0xFFFF'FFF8; }},
      {BundleFault::kRequest, [](Bytes& p) { header_of(p).request_size = 0xFFFF'FFFF; }},
      {BundleFault::kRequest, [](Bytes& p) { header_of(p).request_offset += 1; }},
      {BundleFault::kFileStrings, [](Bytes& p) { file_of(p, 1).name_offset = 0xFFFF'FFFF; }},
      {BundleFault::kFileStrings, [](Bytes& p) { file_of(p, 1).name_size += 1; }},
      {BundleFault::kFileStrings, [](Bytes& p) { file_of(p, 1).path_size = 0xFFFF'FFFF; }},
      {BundleFault::kFileStrings, [](Bytes& p) { file_of(p, 1).path_size += 1; }},
      {BundleFault::kFileStrings, [](Bytes& p) { file_of(p, 1).string_size = 0xFFFF'FFFF; }},
      {BundleFault::kFileStrings, [](Bytes& p) { file_of(p, 1).string_size += 1; }},
      {BundleFault::kFileBlocks, [](Bytes& p) { file_of(p, 0).first_block = 1; }},
      {BundleFault::kFileBlocks, [](Bytes& p) { file_of(p, 1).first_block = 5; }},
      {BundleFault::kFileBlocks, [](Bytes& p) { file_of(p, 1).block_count = 2; }},
      {BundleFault::kFileBlocks, [](Bytes& p) { file_of(p, 1).block_count = 0xFFFF'FFFF; }},
      {BundleFault::kFileSize, [](Bytes& p) { file_of(p, 0).size += 1; }},
      {BundleFault::kFileSize, [](Bytes& p) { file_of(p, 2).size = 1; }},
      {BundleFault::kBlockSize, [](Bytes& p) { block_of(p, 0).size = 0; }},
      {BundleFault::kBlockSize, [](Bytes& p) { block_of(p, 0).size += 1; }},
      {BundleFault::kBlockSize, [](Bytes& p) { block_of(p, 1).size = kMaxBlockSize + 1; }},
      {BundleFault::kBlockSize, [](Bytes& p) { block_of(p, 1).stored_size = 0; }},
      {BundleFault::kBlockSize, [](Bytes& p) { block_of(p, 1).stored_size = kMaxBlockSize + 1; }},
      {BundleFault::kBlockSize, [](Bytes& p) { block_of(p, 1).compression = Compression{2}; }},
      {BundleFault::kBlockPlace, [](Bytes& p) { block_of(p, 0).stored_offset = 0; }},
      {BundleFault::kBlockPlace, [](Bytes& p) { block_of(p, 2).stored_offset += 1; }},
      {BundleFault::kBlockPlace, [](Bytes& p) { block_of(p, 3).stored_offset -= 512; }},
      {BundleFault::kBlockPlace, [](Bytes& p) { block_of(p, 6).stored_offset = p.size(); }},
      {BundleFault::kBlockPlace,
       [](Bytes& p) { block_of(p, 6).stored_offset = ~std::uint64_t{0} - 10; }},
      {BundleFault::kBlockPlace,
       [](Bytes& p) { block_of(p, 1).stored_size = kMaxBlockSize - 100; }},
  };
  for (const Case& spoiled : cases) {
    Bytes bundle = fit_bundle().bytes();
    const BundlePlace place = testing::place_of(bundle);
    spoiled.spoil(bundle);
    testing::seal(bundle);
    Opened opened(bundle, place);
    ASSERT_FALSE(opened.bundle) << &spoiled - cases;
    const Error expected = {
        .code = ErrorCode::kBundleInvalid,
        .numbers = {TestBundle::kFirstSector, static_cast<std::uint64_t>(spoiled.fault)}};
    EXPECT_EQ(opened.bundle.error(), expected)
        << &spoiled - cases << ": " << sentence(opened.bundle.error());
  }
}

// So that one call of a BIOS brings it whole.
TEST(Bundle, RefusesABlockThatTouchesMoreThan127Sectors) {
  Bytes bundle = fit_bundle().bytes();
  bundle.resize(bundle.size() + kMaxBlockSize);
  header_of(bundle).bundle_size = bundle.size();
  BundleBlock& last = block_of(bundle, 6);
  const std::uint64_t in_sector = last.stored_offset % machine::kSectorSize;
  ASSERT_NE(in_sector, 0u);
  last.stored_size = static_cast<std::uint32_t>(kMaxBlockSize - in_sector);
  testing::seal(bundle);
  EXPECT_TRUE(Opened(bundle).bundle);
  last.stored_size += 1;
  testing::seal(bundle);
  const Error expected = {
      .code = ErrorCode::kBundleInvalid,
      .numbers = {TestBundle::kFirstSector, static_cast<std::uint64_t>(BundleFault::kBlockPlace)}};
  EXPECT_EQ(Opened(bundle).bundle.error(), expected);
}

TEST(Bundle, RefusesAHeaderOfAnotherSize) {
  Bytes bundle = fit_bundle().bytes();
  for (const int difference : {-1, 1}) {
    BundlePlace place = testing::place_of(bundle);
    place.size += static_cast<std::uint64_t>(difference);
    EXPECT_EQ(Opened(bundle, place).refusal(),
              "boot bundle: the header at sector 2048 contradicts itself (1): this is a fault of "
              "the image builder");
    place = testing::place_of(bundle);
    place.header_size += static_cast<std::uint32_t>(difference);
    EXPECT_NE(Opened(bundle, place).refusal(), "");
  }
  for (const std::uint32_t size : {0u, 1u, 63u}) {
    BundlePlace place = testing::place_of(bundle);
    place.header_size = size;
    EXPECT_NE(Opened(bundle, place).refusal(), "");
  }
}

TEST(Bundle, SaysWhereMemoryIsShort) {
  const Bytes bundle = fit_bundle().bytes();
  for (const std::uint64_t size : {0x0000u, 0x1000u, 0x2000u, 0x10000u}) {
    const std::string refusal = Opened(bundle, memory_of(size)).refusal();
    EXPECT_TRUE(refusal.starts_with("boot bundle: its header needs ")) << refusal;
  }
  EXPECT_EQ(Opened(bundle, memory_of(kEnough)).refusal(), "");
}

}  // namespace
}  // namespace slipway::loader
