// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/compact_elf.h"

#include <gtest/gtest.h>

#include <cstring>
#include <map>

#include "image/builder/kernel/kernel_report.h"
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
    if (header.type != elf::SegmentType::kLoad || header.memory_size == 0) continue;
    LoadedSegment segment{header.flags, host::Bytes(header.memory_size)};
    if (header.file_size != 0) {
      std::memcpy(segment.memory.data(), file.data() + header.offset, header.file_size);
    }
    segments[header.virtual_address] = segment;
  }
  return segments;
}

host::Bytes pattern(std::size_t size) {
  host::Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i * 7 + 1);
  return bytes;
}

TEST(CompactElfTest, LoadsToTheSameMemory) {
  TestKernel kernel;
  kernel.segments[kTestRodata].contents = pattern(3001);
  kernel.segments[kTestRodata].header.memory_size = 3500;
  const host::Bytes file = kernel.file();
  EXPECT_EQ(load(compact_elf(file)), load(file));
}

TEST(CompactElfTest, KeepsEntryAndPassesTheSameCheck) {
  const host::Bytes file = TestKernel().file();
  const host::Bytes compact = compact_elf(file);
  EXPECT_EQ(file_header(compact).entry, file_header(file).entry);
  EXPECT_TRUE(check_kernel(file).has_value());
  EXPECT_TRUE(check_kernel(compact).has_value());
}

TEST(CompactElfTest, HasNoSections) {
  const host::Bytes compact = compact_elf(TestKernel().file());
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
  const auto headers = program_headers(compact_elf(kernel.file()));
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
  const host::Bytes compact = compact_elf(kernel.file());
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
  const host::Bytes compact = compact_elf(file);
  EXPECT_EQ(program_headers(compact)[kTestRodata].file_size, 0u);
  EXPECT_EQ(load(compact), load(file));
  EXPECT_TRUE(check_kernel(compact).has_value());
}

TEST(CompactElfTest, PlacesSegmentsInOrderWithoutAGap) {
  const auto headers = program_headers(compact_elf(TestKernel().file()));
  std::uint64_t end = sizeof(elf::FileHeader) + headers.size() * sizeof(elf::ProgramHeader);
  for (const auto& header : headers) {
    EXPECT_EQ(header.offset, end);
    end = header.offset + header.file_size;
  }
}

TEST(CompactElfTest, OfACompactFileIsTheSameFile) {
  const host::Bytes compact = compact_elf(TestKernel().file());
  EXPECT_EQ(compact_elf(compact), compact);
}

}  // namespace
}  // namespace slipway::image
