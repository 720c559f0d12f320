// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/relocation.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/test_kernel.h"

namespace slipway::loader {
namespace {

using elf::DynamicTag;
using elf::Rela;
using testing::TestKernel;

constexpr std::uint64_t kData = 0x4000;
constexpr std::uint64_t kGlobalData = 6;
constexpr std::uint64_t kStrings = TestKernel::kTables + 0x100;
constexpr std::uint64_t kSymbols = TestKernel::kTables + 0x180;

// What check_relocations() says of a file; "" if it passes.
std::string refusal(const TestKernel& kernel) {
  const std::vector<std::byte> file = kernel.file();
  const auto header = check_file_header(file, file.size());
  std::vector<elf::ProgramHeader> headers(header->program_header_count);
  std::memcpy(headers.data(), file.data() + header->program_header_offset,
              header->program_headers_size());
  std::vector<Segment> storage(headers.size());
  const auto segments = check_segments(*header, headers, file.size(), storage);
  EXPECT_TRUE(segments);
  const auto special = check_special_segments(headers, segments->by_address());
  EXPECT_TRUE(special);
  const auto checked =
      check_relocations(KernelBytes::in_file(segments->by_address(), file), special->dynamic);
  if (checked) {
    return "";
  }
  Message message;
  describe(checked.error(), message);
  return std::string(message.text());
}

std::string refusal_of(const std::vector<Rela>& rela, const std::vector<std::uint64_t>& relr = {}) {
  TestKernel kernel = TestKernel::position_independent();
  kernel.set_relocations(rela, relr);
  return refusal(kernel);
}

std::string refusal_of_dynamic(const std::vector<elf::DynamicEntry>& entries,
                               const char (&strings)[11] = "\0libc.so.6") {
  TestKernel kernel = TestKernel::position_independent();
  kernel.put(kStrings, strings);
  kernel.put(kSymbols, elf::Symbol{});
  kernel.put(kSymbols + sizeof(elf::Symbol),
             elf::Symbol{.name = 1, .info = 0, .other = 0, .section = 0, .value = 0, .size = 0});
  kernel.put(TestKernel::kTables, Rela{kData, std::uint64_t{1} << 32 | kGlobalData, 0});
  kernel.set_dynamic(entries);
  return refusal(kernel);
}

TEST(Relocation, TakesAFileWithNothingToRelocate) {
  EXPECT_EQ(refusal(TestKernel::position_independent()), "");
  EXPECT_EQ(refusal_of({}), "");
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag{0x6FFF'FFFB}, 0x0800'0000}}), "");
}

TEST(Relocation, TakesWordsInAnySegment) {
  EXPECT_EQ(refusal_of({{kData, elf::kRelocationRelative, 0x10},
                        {0x1234 - 8, elf::kRelocationRelative, 0},
                        {kData + 0x3000 - 8, elf::kRelocationRelative, 0},
                        {0, elf::kRelocationNone, 0}},
                       {kData + 8, 0xFFFF'FFFF'FFFF'FFFF, 3}),
            "");
}

TEST(Relocation, RefusesWordsOutsideSegments) {
  EXPECT_EQ(refusal_of({{0x1234 - 7, elf::kRelocationRelative, 0}}),
            "kernel: a relocation at 0x122d, which is in no segment");
  EXPECT_EQ(refusal_of({}, {0x9000}), "kernel: a relocation at 0x9000, which is in no segment");
  // The last bit of the bitmap is the word behind .bss.
  EXPECT_EQ(refusal_of({}, {kData + 0x3000 - 8, 3}),
            "kernel: a relocation at 0x7000, which is in no segment");
  EXPECT_NE(refusal_of({{~std::uint64_t{0} - 3, elf::kRelocationRelative, 0}}), "");
}

TEST(Relocation, NamesTheTypesThatItRefuses) {
  constexpr const char* kEnd = "; only R_X86_64_RELATIVE can be applied";
  EXPECT_EQ(refusal_of({{kData, 1, 0}}),
            std::string("kernel: a relocation of type R_X86_64_64 at 0x4000") + kEnd);
  EXPECT_EQ(refusal_of({{kData, 37, 0}}),
            std::string("kernel: a relocation of type R_X86_64_IRELATIVE at 0x4000") + kEnd);
  EXPECT_EQ(refusal_of({{kData, 99, 0}}),
            std::string("kernel: a relocation of type 99 at 0x4000") + kEnd);
  EXPECT_EQ(
      refusal_of_dynamic({{DynamicTag::kPltRelocations, TestKernel::kTables},
                          {DynamicTag::kPltRelocationsSize, sizeof(Rela)},
                          {DynamicTag::kStringTable, kStrings},
                          {DynamicTag::kSymbolTable, kSymbols}}),
      std::string("kernel: a relocation of type R_X86_64_GLOB_DAT at 0x4000 \"libc.so.6\"") + kEnd);
}

TEST(Relocation, RefusesWhatOnlyADynamicLinkerCanDo) {
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kStringTable, kStrings}, {DynamicTag::kNeeded, 1}}),
            "kernel: it needs the shared library \"libc.so.6\" (DT_NEEDED): link with -static-pie, "
            "against static libraries only");
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kStringTable, kStrings}, {DynamicTag::kNeeded, 1}},
                               "\0li\a\r\xFFso.6"),
            "kernel: it needs the shared library \"li???so.6\" (DT_NEEDED): link with -static-pie, "
            "against static libraries only");
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kNeeded, 0x10'0000}}),
            "kernel: it needs the shared library (DT_NEEDED): link with -static-pie, against "
            "static libraries only");
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kTextRelocations, 0}}),
            "kernel: its code has relocations (DT_TEXTREL): compile with -fpie and link with "
            "-Wl,-z,text");
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kFlags, 4}}),
            refusal_of_dynamic({{DynamicTag::kTextRelocations, 0}}));
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kRel, 0x2000}}),
            "kernel: relocations without addends (DT_REL), which x86-64 does not have");
}

TEST(Relocation, RefusesTablesThatAreNotThere) {
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kRela, 0x2700},
                                {DynamicTag::kRelaSize, 0x101},
                                {DynamicTag::kRelaEntrySize, sizeof(Rela)}}),
            "kernel: the table of relocations at 0x2700 (257 bytes) is not inside a segment");
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kRelr, 0x2000}, {DynamicTag::kRelrSize, 8}}),
            "kernel: relocations claim a size of 0 bytes, expected 8");
  EXPECT_EQ(refusal_of_dynamic({{DynamicTag::kRela, 0x2000},
                                {DynamicTag::kRelaSize, 24},
                                {DynamicTag::kRelaEntrySize, 16}}),
            "kernel: relocations claim a size of 16 bytes, expected 24");
}

}  // namespace
}  // namespace slipway::loader
