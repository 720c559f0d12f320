// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/compact_elf.h"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <random>

#include "boot/loader/testing/random_case.h"
#include "image/builder/kernel/kernel.h"
#include "image/builder/testing/test_kernel.h"

namespace slipway::image {
namespace {

namespace elf = loader::elf;

elf::FileHeader file_header(const host::Bytes& file) {
  elf::FileHeader header;
  std::memcpy(&header, file.data(), sizeof header);
  return header;
}

std::vector<elf::ProgramHeader> program_headers(const host::Bytes& file) {
  const auto header = file_header(file);
  std::vector<elf::ProgramHeader> headers(header.program_header_count);
  std::memcpy(headers.data(), file.data() + header.program_header_offset,
              headers.size() * sizeof(elf::ProgramHeader));
  return headers;
}

// What a loader makes of a file: each segment's rights and memory, by address.
struct LoadedSegment {
  std::uint32_t rights;
  host::Bytes memory;
  bool operator==(const LoadedSegment&) const = default;
};

std::map<std::uint64_t, LoadedSegment> load(const host::Bytes& file) {
  std::map<std::uint64_t, LoadedSegment> segments;
  for (const auto& header : program_headers(file)) {
    if (header.type != elf::SegmentType::kLoad || header.memory_size == 0) {
      continue;
    }
    LoadedSegment segment{header.flags, host::Bytes(header.memory_size)};
    if (header.file_size != 0) {
      std::memcpy(segment.memory.data(), file.data() + header.offset, header.file_size);
    }
    segments[header.virtual_address] = segment;
  }
  return segments;
}

// The compact form of a file, which the loader has to take as well.
host::Bytes compacted(const host::Bytes& file) {
  const host::Bytes compact = compact_elf(ElfFile(file)).bytes;
  const auto read = Kernel::read("the compact file", compact);
  EXPECT_TRUE(read.has_value()) << read.error();
  return compact;
}

host::Bytes pattern(std::size_t size) {
  host::Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<std::byte>(i * 7 + 1);
  }
  return bytes;
}

TEST(CompactElfTest, LoadsToTheSameMemory) {
  TestKernel kernel;
  kernel.segments[kTestRodata].contents = pattern(3001);
  kernel.segments[kTestRodata].header.memory_size = 3500;
  const host::Bytes file = kernel.file();
  EXPECT_EQ(load(compacted(file)), load(file));
}

TEST(CompactElfTest, KeepsTheEntry) {
  const host::Bytes file = TestKernel().file();
  EXPECT_EQ(file_header(compacted(file)).entry, file_header(file).entry);
}

TEST(CompactElfTest, HasNoSections) {
  const host::Bytes compact = compacted(TestKernel().file());
  const auto header = file_header(compact);
  EXPECT_EQ(header.section_header_count, 0);
  EXPECT_EQ(header.section_header_offset, 0u);
  EXPECT_EQ(header.section_names_index, 0);
  const std::string_view text(reinterpret_cast<const char*>(compact.data()), compact.size());
  EXPECT_EQ(text.find("shstrtab"), std::string_view::npos);
}

TEST(CompactElfTest, LeavesOutWhatIsNotLoaded) {
  TestKernel kernel;
  kernel.add(elf::SegmentType::kNote, elf::kFlagRead, 0, pattern(100));
  kernel.add(elf::SegmentType::kLoad, elf::kFlagRead, 0x1000, host::Bytes());  // nothing in memory
  const auto headers = program_headers(compacted(kernel.file()));
  ASSERT_EQ(headers.size(), 3u);
  EXPECT_EQ(headers[kTestText].virtual_address, kTestTextAddress);
  EXPECT_EQ(headers[kTestRodata].virtual_address, kTestRodataAddress);
  EXPECT_EQ(headers[kTestData].virtual_address, kTestDataAddress);
}

TEST(CompactElfTest, DropsZeroesAtTheEndOfASegmentOnly) {
  TestKernel kernel;
  kernel.segments[kTestData].contents = pattern(600);
  kernel.segments[kTestData].contents[0] = std::byte{0};
  kernel.segments[kTestData].contents[1] = std::byte{0};
  kernel.segments[kTestData].contents.resize(1500);
  const host::Bytes compact = compacted(kernel.file());
  const auto data = program_headers(compact)[kTestData];
  EXPECT_EQ(data.file_size, 600u);
  EXPECT_EQ(data.memory_size, 8192u);
  EXPECT_EQ(compact.size(), data.offset + 600);
}

TEST(CompactElfTest, NeedsNoBytesForASegmentOfZeroes) {
  TestKernel kernel;
  kernel.segments[kTestRodata].contents = host::Bytes(4000);
  kernel.segments[kTestRodata].header.memory_size = 4000;
  const host::Bytes file = kernel.file();
  const host::Bytes compact = compacted(file);
  EXPECT_EQ(program_headers(compact)[kTestRodata].file_size, 0u);
  EXPECT_EQ(load(compact), load(file));
}

TEST(CompactElfTest, PlacesSegmentsInOrderWithoutAGap) {
  const auto headers = program_headers(compacted(TestKernel().file()));
  std::uint64_t end = sizeof(elf::FileHeader) + headers.size() * sizeof(elf::ProgramHeader);
  for (const auto& header : headers) {
    EXPECT_EQ(header.offset, end);
    end = header.offset + header.file_size;
  }
}

TEST(CompactElfTest, SaysWhereTheBytesOfSegmentsBegin) {
  TestKernel kernel;
  kernel.segments[kTestRodata].contents = host::Bytes(4000);  // needs none
  kernel.segments[kTestRodata].header.memory_size = 4000;
  const host::Bytes file = kernel.file();
  const auto headers = program_headers(compacted(file));
  EXPECT_EQ(compact_elf(ElfFile(file)).segment_starts,
            (std::vector{headers[kTestText].offset, headers[kTestData].offset}));
}

// What has no bytes may claim to have them anywhere.
TEST(CompactElfTest, TakesASegmentWithoutBytesBeyondTheFile) {
  TestKernel kernel;
  kernel.segments[kTestRodata].contents.clear();
  host::Bytes file = kernel.file();
  const std::uint64_t offset = std::uint64_t{1} << 63;
  std::memcpy(file.data() + sizeof(elf::FileHeader) + kTestRodata * sizeof(elf::ProgramHeader) +
                  offsetof(elf::ProgramHeader, offset),
              &offset, sizeof offset);
  EXPECT_EQ(load(compacted(file)), load(kernel.file()));
}

TEST(CompactElfTest, OfACompactFileIsTheSameFile) {
  const host::Bytes compact = compacted(TestKernel().file());
  EXPECT_EQ(compacted(compact), compact);
}

// What is loaded in this test at most: a file can ask for more than there is.
constexpr std::uint64_t kLargest = 256 << 10;

std::uint64_t memory_size(const host::Bytes& file) {
  std::uint64_t size = 0;
  for (const auto& header : program_headers(file)) {
    if (header.memory_size > kLargest) {
      return header.memory_size;
    }
    if (header.type == elf::SegmentType::kLoad) {
      size += header.memory_size;
    }
  }
  return size;
}

// Files that nobody would make on purpose, with relocations, thread-local storage and zeroes
// anywhere: what the loader takes, it takes in compact form too.
TEST(CompactElfTest, IsAsFitAsWhatItIsMadeOf) {
  int fit = 0;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    std::mt19937_64 generator(seed);
    host::Bytes bytes(4096);
    for (std::byte& byte : bytes) {
      byte = static_cast<std::byte>(generator());
    }
    const host::Bytes file = loader::testing::RandomCase(bytes).file;
    if (!Kernel::read("a random file", file) || memory_size(file) > kLargest) {
      continue;
    }
    ++fit;
    ASSERT_EQ(load(compacted(file)), load(file)) << seed;
  }
  EXPECT_GT(fit, 10) << "too few to be worth their time";
}

}  // namespace
}  // namespace slipway::image
