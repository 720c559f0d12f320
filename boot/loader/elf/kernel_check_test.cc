// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/kernel_check.h"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "boot/loader/elf/test_kernel.h"

namespace slipway::loader {
namespace {

using elf::FileType;
using elf::SegmentType;
using testing::kR;
using testing::kRw;
using testing::kRx;
using testing::TestKernel;

constexpr std::uint64_t kText = TestKernel::kText;
constexpr std::uint64_t kRodata = TestKernel::kRodata;
constexpr std::uint64_t kData = TestKernel::kData;

// Both checks on a whole file.
Result<std::vector<Segment>> check(const std::vector<std::byte>& file) {
  const auto header = check_file_header(file, file.size());
  if (!header) {
    return std::unexpected(header.error());
  }
  std::vector<elf::ProgramHeader> headers(header->program_header_count);
  std::memcpy(headers.data(), file.data() + header->program_header_offset,
              header->program_headers_size());
  std::vector<Segment> storage(headers.size());
  return check_segments(*header, headers, file.size(), storage)
      .transform([](const Segments& segments) {
        return std::vector<Segment>(segments.by_address().begin(), segments.by_address().end());
      });
}

struct BrokenKernel {
  const char* name;
  std::function<void(TestKernel&)> breakage;
  Error error;
  const char* sentence;
};

class BrokenKernelTest : public ::testing::TestWithParam<BrokenKernel> {};

TEST_P(BrokenKernelTest, IsRefused) {
  TestKernel kernel = TestKernel::fit();
  GetParam().breakage(kernel);
  const auto result = check(kernel.file());
  ASSERT_FALSE(result);
  Message message;
  describe(result.error(), message);
  EXPECT_EQ(message.text(), GetParam().sentence);
  EXPECT_EQ(result.error().code, GetParam().error.code);
  EXPECT_EQ(result.error().segment, GetParam().error.segment);
  EXPECT_EQ(result.error().other_segment, GetParam().error.other_segment);
}

Error error(ErrorCode code, std::uint64_t segment = 0, std::uint64_t other_segment = 0) {
  return {.code = code, .segment = segment, .other_segment = other_segment};
}

using K = TestKernel;
using enum ErrorCode;

const std::vector<BrokenKernel> kBrokenHeaders = {
    {"magic", [](K& k) { k.header.identification[1] = 'e'; }, error(kNotElf),
     "kernel: not an ELF file (it begins with 0x464c657f)"},
    {"class_32", [](K& k) { k.header.identification[elf::kClassIndex] = 1; }, error(kNot64Bit),
     "kernel: not a 64-bit ELF file (class 1)"},
    {"big_endian", [](K& k) { k.header.identification[elf::kDataIndex] = 2; },
     error(kNotLittleEndian), "kernel: not a little-endian ELF file (data encoding 2)"},
    {"version_of_identification", [](K& k) { k.header.identification[elf::kVersionIndex] = 0; },
     error(kWrongElfVersion), "kernel: unknown version of ELF (0 and 1, expected 1)"},
    {"version", [](K& k) { k.header.version = 2; }, error(kWrongElfVersion),
     "kernel: unknown version of ELF (1 and 2, expected 1)"},
    {"arm", [](K& k) { k.header.machine = elf::Machine{183}; }, error(kWrongMachine),
     "kernel: not made for x86-64 (machine 183, expected 62)"},
    {"object_file", [](K& k) { k.header.type = FileType::kRelocatable; }, error(kNotExecutable),
     "kernel: not an executable (ELF type 1, expected 2 or 3)"},
    {"core_file", [](K& k) { k.header.type = FileType::kCore; }, error(kNotExecutable),
     "kernel: not an executable (ELF type 4, expected 2 or 3)"},
    {"header_size", [](K& k) { k.header.header_size = 52; }, error(kWrongHeaderSize),
     "kernel: the ELF header claims a size of 52 bytes, expected 64"},
    {"program_header_size", [](K& k) { k.header.program_header_size = 32; },
     error(kWrongProgramHeaderSize),
     "kernel: program headers claim a size of 32 bytes, expected 56"},
    {"no_program_headers", [](K& k) { k.header.program_header_count = 0; },
     error(kNoProgramHeaders), "kernel: the file has no program headers"},
    {"extended_count", [](K& k) { k.header.program_header_count = 0xFFFF; },
     error(kTooManyProgramHeaders),
     "kernel: more program headers than can be loaded (65535 or more)"},
    {"headers_after_file", [](K& k) { k.header.program_header_offset = 0x1'0000; },
     error(kProgramHeadersOutsideFile),
     "kernel: the program headers end beyond the file (offset 0x10000 + 0xa8 bytes, file 0x1c3f "
     "bytes)"},
    {"headers_wrap", [](K& k) { k.header.program_header_offset = ~std::uint64_t{0}; },
     error(kProgramHeadersOutsideFile),
     "kernel: the program headers end beyond the file (offset 0xffffffffffffffff + 0xa8 bytes, "
     "file 0x1c3f bytes)"},
    {"more_headers_than_file", [](K& k) { k.header.program_header_count = 1000; },
     error(kProgramHeadersOutsideFile),
     "kernel: the program headers end beyond the file (offset 0x40 + 0xdac0 bytes, file 0x1c3f "
     "bytes)"},
};

const std::vector<BrokenKernel> kBrokenSegments = {
    {"interpreter", [](K& k) { k.add(SegmentType::kInterpreter); }, error(kNeedsInterpreter, 3),
     "kernel: segment 3 asks for an interpreter (PT_INTERP): link with -Wl,--no-dynamic-linker"},
    {"alignment_of_a_position_independent_one",
     [](K& k) {
       k.header.type = FileType::kShared;
       k.segments[2].alignment = 0x40'0000;
     },
     error(kAlignmentTooLarge, 2),
     "kernel: segment 2 asks for an alignment of 0x400000; a position-independent kernel can have "
     "2 MiB"},
    {"beyond_file", [](K& k) { k.segments[1].offset = 0x1800; }, error(kSegmentOutsideFile, 1),
     "kernel: segment 1 ends beyond the file (offset 0x1800 + 0x800 bytes, file 0x143f bytes)"},
    {"offset_wraps", [](K& k) { k.segments[1].offset = 0xFFFF'FFFF'FFFF'FC00; },
     error(kSegmentOutsideFile, 1),
     "kernel: segment 1 ends beyond the file (offset 0xfffffffffffffc00 + 0x800 bytes, file 0x143f "
     "bytes)"},
    {"file_size_above_memory", [](K& k) { k.segments[1].memory_size = 0x7FF; },
     error(kFileSizeAboveMemory, 1),
     "kernel: segment 1 has more bytes in the file (0x800) than in memory (0x7ff)"},
    {"bytes_but_no_memory", [](K& k) { k.segments[1].memory_size = 0; },
     error(kFileSizeAboveMemory, 1),
     "kernel: segment 1 has more bytes in the file (0x800) than in memory (0x0)"},
    {"alignment", [](K& k) { k.segments[2].alignment = 0x3000; }, error(kAlignmentNotPowerOf2, 2),
     "kernel: the alignment of segment 2 is not a power of two (0x3000)"},
    {"wraps", [](K& k) { k.segments[2].memory_size = 0x8000'0000; }, error(kAddressWraps, 2),
     "kernel: segment 2 wraps around the end of the address space (address 0xffffffff80004000 + "
     "0x80000000 bytes)"},
    {"wraps_by_one", [](K& k) { k.load(0xFFFF'FFFF'FFFF'F000, kRw, 0, 0x1001); },
     error(kAddressWraps, 3),
     "kernel: segment 3 wraps around the end of the address space (address 0xfffffffffffff000 + "
     "0x1001 bytes)"},
    {"not_canonical", [](K& k) { k.load(0x8000'0000'0000'0000, kRw, 0, 0x1000); },
     error(kAddressNotCanonical, 3),
     "kernel: segment 3 is not at canonical addresses (0x8000000000000000 to 0x8000000000000fff)"},
    {"leaves_lower_half", [](K& k) { k.load(0x7FFF'FFFF'F000, kRw, 0, 0x1001); },
     error(kAddressNotCanonical, 3),
     "kernel: segment 3 is not at canonical addresses (0x7ffffffff000 to 0x800000000000)"},
    {"crosses_the_hole",
     [](K& k) { k.load(0x1'0000'0000, kRw, 0, kText - 0x1'0000'0000 - 0x1000); },
     error(kAddressCrossesHalves, 3),
     "kernel: segment 3 spans the hole between the halves of the address space (0x100000000 to "
     "0xffffffff7fffefff)"},
    {"null_page", [](K& k) { k.load(0xFFF, kR, 0, 2); }, error(kNullPage, 3),
     "kernel: segment 3 begins in the page at address 0 (0xfff), which stays unmapped"},
    {"no_rights", [](K& k) { k.segments[1].flags = 0xF0'0000; }, error(kNoRights, 1),
     "kernel: segment 1 allows neither read, write nor execute (flags 0xf00000)"},
};

const std::vector<BrokenKernel> kBrokenTogether = {
    {"no_load",
     [](K& k) {
       for (auto& segment : k.segments) {
         segment.type = SegmentType::kNote;
       }
     },
     error(kNothingToLoad), "kernel: nothing to load (no PT_LOAD that is not empty)"},
    {"only_empty_loads",
     [](K& k) {
       for (auto& segment : k.segments) {
         segment.file_size = segment.memory_size = 0;
       }
     },
     error(kNothingToLoad), "kernel: nothing to load (no PT_LOAD that is not empty)"},
    {"overlap", [](K& k) { k.segments[0].memory_size = 0x2001; }, error(kSegmentsOverlap, 0, 1),
     "kernel: segment 0 (0xffffffff80000000 to 0xffffffff80002000) and segment 1 (from "
     "0xffffffff80002000) overlap"},
    {"same_address", [](K& k) { k.load(kData, kRw, 0, 1); }, error(kSegmentsOverlap, 2, 3),
     "kernel: segment 2 (0xffffffff80004000 to 0xffffffff80006fff) and segment 3 (from "
     "0xffffffff80004000) overlap"},
    {"overlap_out_of_order", [](K& k) { k.load(kText + 0x1800, kRx, 0, 0x801); },
     error(kSegmentsOverlap, 3, 1),
     "kernel: segment 3 (0xffffffff80001800 to 0xffffffff80002000) and segment 1 (from "
     "0xffffffff80002000) overlap"},
    {"shared_page", [](K& k) { k.load(kRodata + 0x800, kRw, 0, 0x10); }, error(kSharedPage, 1, 3),
     "kernel: segment 1 (R--) and segment 3 (RW-) share the page at 0xffffffff80002000 but not "
     "their rights"},
    {"entry_outside", [](K& k) { k.header.entry = kText + 0x1234; }, error(kEntryOutside),
     "kernel: the entry point 0xffffffff80001234 is in no segment"},
    {"entry_zero", [](K& k) { k.header.entry = 0; }, error(kEntryOutside),
     "kernel: the entry point 0x0 is in no segment"},
    {"entry_in_data", [](K& k) { k.header.entry = kData; }, error(kEntryNotExecutable, 2),
     "kernel: the entry point 0xffffffff80004000 is in segment 2, which is not executable"},
};

const auto kName = [](const auto& test) { return test.param.name; };

INSTANTIATE_TEST_SUITE_P(Header, BrokenKernelTest, ::testing::ValuesIn(kBrokenHeaders), kName);
INSTANTIATE_TEST_SUITE_P(Segment, BrokenKernelTest, ::testing::ValuesIn(kBrokenSegments), kName);
INSTANTIATE_TEST_SUITE_P(Together, BrokenKernelTest, ::testing::ValuesIn(kBrokenTogether), kName);

TEST(KernelCheck, RefusesEveryTruncatedHeader) {
  const std::vector<std::byte> file = TestKernel::fit().file();
  for (std::size_t size = 0; size < sizeof(elf::FileHeader); ++size) {
    const auto result = check({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), (Error{.code = kFileTooShort, .numbers = {size}}));
  }
}

TEST(KernelCheck, RefusesEveryTruncatedFile) {
  const std::vector<std::byte> file = TestKernel::fit().file();
  for (std::size_t size = sizeof(elf::FileHeader); size < file.size(); ++size) {
    EXPECT_FALSE(check({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)})) << size;
  }
}

struct GoodKernel {
  const char* name;
  std::function<void(TestKernel&)> change;
  std::vector<std::uint64_t> indices;  // of the segments, by address
};

class GoodKernelTest : public ::testing::TestWithParam<GoodKernel> {};

TEST_P(GoodKernelTest, IsAccepted) {
  TestKernel kernel = TestKernel::fit();
  GetParam().change(kernel);
  const auto result = check(kernel.file());
  if (!result) {
    Message message;
    describe(result.error(), message);
    FAIL() << message.text();
  }
  std::vector<std::uint64_t> indices;
  for (const Segment& segment : *result) {
    indices.push_back(segment.index);
  }
  EXPECT_EQ(indices, GetParam().indices);
}

INSTANTIATE_TEST_SUITE_P(
    Kernels, GoodKernelTest,
    ::testing::Values(
        GoodKernel{"fit", [](K&) {}, {0, 1, 2}},
        GoodKernel{
            "out_of_order", [](K& k) { std::swap(k.segments[0], k.segments[2]); }, {2, 1, 0}},
        GoodKernel{"empty_segment", [](K& k) { k.load(1, 7, 0, 0); }, {0, 1, 2}},
        GoodKernel{"notes_and_stack",
                   [](K& k) {
                     k.add(SegmentType::kNote);
                     k.add(SegmentType{0x6474'E551});  // PT_GNU_STACK
                     k.add(SegmentType::kThreadLocalStorage);
                   },
                   {0, 1, 2}},
        GoodKernel{"no_bytes_beyond_file",
                   [](K& k) { k.load(kData + 0x8000, kRw, 0, 0x1000).offset = 0x7000'0000; },
                   {0, 1, 2, 3}},
        GoodKernel{"no_alignment", [](K& k) { k.segments[0].alignment = 0; }, {0, 1, 2}},
        GoodKernel{"alignment_one", [](K& k) { k.segments[0].alignment = 1; }, {0, 1, 2}},
        GoodKernel{
            "large_alignment", [](K& k) { k.segments[0].alignment = 1ull << 63; }, {0, 1, 2}},
        GoodKernel{"page_shared_with_same_rights",
                   [](K& k) { k.load(kRodata + 0x800, kR, 0x10, 0x10); },
                   {0, 1, 3, 2}},
        GoodKernel{
            "flags_of_the_system", [](K& k) { k.segments[1].flags |= 0x0FF0'0000; }, {0, 1, 2}},
        GoodKernel{"execute_only", [](K& k) { k.segments[0].flags = 1; }, {0, 1, 2}},
        GoodKernel{"entry_at_last_byte", [](K& k) { k.header.entry = kText + 0x1233; }, {0, 1, 2}},
        GoodKernel{"up_to_the_last_byte",
                   [](K& k) { k.load(0xFFFF'FFFF'FFFF'F000, kRw, 0, 0x1000); },
                   {0, 1, 2, 3}},
        GoodKernel{"up_to_the_end_of_the_lower_half",
                   [](K& k) { k.load(0x7FFF'FFFF'F000, kRw, 0, 0x1000); },
                   {3, 0, 1, 2}},
        GoodKernel{"second_page", [](K& k) { k.load(0x1000, kRx, 1, 1); }, {3, 0, 1, 2}}),
    kName);

TEST(KernelCheck, TakesHundredsOfSegments) {
  TestKernel kernel = TestKernel::empty();
  for (std::uint64_t i = 0; i < 700; ++i) {
    kernel.load(kText + (i * 467 % 700) * 0x1000, kRx, 1, 1);
  }
  const auto segments = check(kernel.file());
  ASSERT_TRUE(segments);
  for (std::uint64_t i = 0; i < 700; ++i) {
    EXPECT_EQ((*segments)[i].virtual_address, kText + i * 0x1000);
  }
}

}  // namespace
}  // namespace slipway::loader
