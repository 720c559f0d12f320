// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/special_segments.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace slipway::loader {
namespace {

using elf::ProgramHeader;
using elf::SegmentType;

constexpr std::uint64_t kStart = 0x4000;
constexpr std::uint64_t kSize = 0x800;

ProgramHeader header(SegmentType type, std::uint64_t address, std::uint64_t size) {
  ProgramHeader result = {};
  result.type = type;
  result.virtual_address = address;
  result.file_size = result.memory_size = size;
  result.alignment = 8;
  return result;
}

Result<SpecialSegments> check(const std::vector<ProgramHeader>& headers) {
  const std::vector<Segment> segments = {{.virtual_address = kStart,
                                          .memory_size = kSize,
                                          .file_offset = 0,
                                          .file_size = 0,
                                          .index = 0,
                                          .physical_address = 0,
                                          .rights = elf::kFlagRead}};
  return check_special_segments(headers, segments);
}

std::string refusal(const std::vector<ProgramHeader>& headers) {
  const auto checked = check(headers);
  if (checked) {
    return "";
  }
  Message message;
  describe(checked.error(), message);
  return std::string(message.text());
}

constexpr auto kTls = SegmentType::kThreadLocalStorage;
constexpr auto kDynamic = SegmentType::kDynamic;

TEST(SpecialSegments, AreNotNeeded) {
  const auto special = check({header(SegmentType::kNote, 0, 16)});
  ASSERT_TRUE(special);
  EXPECT_EQ(special->tls.memory_size, 0u);
  EXPECT_EQ(special->dynamic.size, 0u);
}

TEST(SpecialSegments, AreFoundInsideWhatIsLoaded) {
  ProgramHeader tls = header(kTls, kStart + 8, kSize - 8);
  tls.memory_size = 0x10'0000;  // zeroes need no room in the kernel
  const auto special = check({tls, header(kDynamic, kStart, kSize)});
  ASSERT_TRUE(special);
  EXPECT_EQ(special->tls.virtual_start, kStart + 8);
  EXPECT_EQ(special->tls.file_size, kSize - 8);
  EXPECT_EQ(special->tls.memory_size, 0x10'0000u);
  EXPECT_EQ(special->tls.alignment, 8u);
  EXPECT_EQ(special->dynamic.address, kStart);
}

TEST(SpecialSegments, MayBeEmptyAnywhere) {
  EXPECT_EQ(refusal({header(kTls, 0, 0), header(kTls, 0, 0), header(kDynamic, 0, 0)}), "");
}

TEST(SpecialSegments, AreRefusedOutside) {
  EXPECT_EQ(refusal({header(kTls, kStart + 1, kSize)}),
            "kernel: the template of thread-local storage, segment 0 (0x4001 + 0x800 bytes), is "
            "not inside a segment that is loaded");
  EXPECT_EQ(refusal({header(kDynamic, kStart - 1, 1)}),
            "kernel: segment 0 (PT_DYNAMIC, 0x3fff + 0x1 bytes) is not inside a segment that is "
            "loaded");
  EXPECT_NE(refusal({header(kDynamic, kStart, ~std::uint64_t{0})}), "");
}

TEST(SpecialSegments, AreRefusedTwice) {
  const ProgramHeader tls = header(kTls, kStart, 8);
  const ProgramHeader dynamic = header(kDynamic, kStart, 16);
  EXPECT_EQ(refusal({tls, tls}),
            "kernel: segment 1 is a second template of thread-local storage (PT_TLS)");
  EXPECT_EQ(refusal({tls, dynamic, dynamic}), "kernel: segment 2 is a second PT_DYNAMIC");
}

TEST(SpecialSegments, AreRefusedIfTheyMakeNoSense) {
  ProgramHeader tls = header(kTls, kStart, 8);
  tls.alignment = 24;
  EXPECT_EQ(refusal({tls}), "kernel: the alignment of segment 0 is not a power of two (0x18)");
  tls = header(kTls, kStart, 8);
  tls.memory_size = 7;
  EXPECT_EQ(refusal({tls}),
            "kernel: segment 0 has more bytes in the file (0x8) than in memory (0x7)");
}

}  // namespace
}  // namespace slipway::loader
