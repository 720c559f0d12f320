// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/foreign_protocol.h"

#include <elf.h>
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <string_view>

#include "image/builder/kernel/kernel.h"
#include "image/builder/testing/foreign_kernels.h"

namespace slipway::image {
namespace {

// What is found in a file, or "nothing".
std::string mark_of(const host::Bytes& file) {
  const auto found = find_foreign_protocol(ElfFile(file));
  return found ? found->mark : "nothing";
}

// What the image builder says of a file; empty if it takes it.
std::string refusal_of(const host::Bytes& file) {
  const auto kernel = Kernel::read("//my:kernel", file);
  return kernel ? "" : kernel.error();
}

host::Bytes bytes_of(std::string_view text) {
  const auto raw = std::as_bytes(std::span(text));
  return {raw.begin(), raw.end()};
}

TEST(FindForeignProtocol, FindsNoneInTheFitKernelNorInBytesOfAnyKind) {
  EXPECT_EQ(mark_of(TestKernel().file()), "nothing");
  EXPECT_EQ(mark_of({}), "nothing");
  EXPECT_EQ(mark_of(bytes_of("\x02\xB0\xAD\x1B")), "nothing");
}

TEST(FindForeignProtocol, SaysWhatItFoundAndWhere) {
  EXPECT_EQ(mark_of(kernel_for_stivale2().file()), "a section .stivale2hdr");
  EXPECT_EQ(mark_of(kernel_for_bootboot().file()),
            "the symbols bootboot and environment on pages of their own");
  EXPECT_EQ(mark_of(kernel_for_pvh().file()),
            "a note \"Xen\" of type 18 at offset 0x4014 of the file");
}

// A loader of level 1 maps the kernel there and reads no symbols.
TEST(FindForeignProtocol, KnowsTheAddressOfBootboot) {
  TestKernel kernel;
  kernel.segments[kTestData].header.virtual_address = 0xFFFF'FFFF'FFE0'2000;
  kernel.segments[kTestData].sections.clear();
  EXPECT_EQ(mark_of(kernel.file()), "a segment at 0xffffffffffe02000");
}

TEST(FindForeignProtocol, IsNotMisledByHalfAMark) {
  TestKernel bootboot = kernel_for_bootboot();
  bootboot.segments[kTestRodata].contents[3 * 24 + 8] = std::byte{1};  // its value: on no page
  EXPECT_EQ(mark_of(bootboot.file()), "nothing");
}

// Other notes of Xen's are for what runs beside a kernel.
TEST(FindForeignProtocol, KnowsTheEntryPointAmongNotes) {
  const auto changed = [](std::size_t offset, std::uint8_t value) {
    TestKernel kernel = kernel_for_pvh();
    kernel.segments.back().contents[offset] = std::byte{value};
    return mark_of(kernel.file());
  };
  EXPECT_EQ(changed(20 + 8, 17), "nothing") << "another type";
  EXPECT_EQ(changed(20 + 12, 'x'), "nothing") << "another owner";
  EXPECT_EQ(changed(20, 5), "nothing") << "with a name that is longer";
  EXPECT_EQ(changed(4, 200), "nothing") << "the note before it is longer than the segment";
  TestKernel kernel = kernel_for_pvh();
  kernel.segments.back().contents.resize(20 + 12 + 3);
  EXPECT_EQ(mark_of(kernel.file()), "nothing") << "the name is not whole";
  kernel = kernel_for_pvh();
  kernel.segments.back().header.type = loader::elf::SegmentType::kLoad;
  EXPECT_EQ(mark_of(kernel.file()), "nothing") << "no segment for notes";
}

// As most are: an ELF file of 32 bits (System V ABI, i386).
TEST(FindForeignProtocol, ReadsNotesOf32Bits) {
  host::Bytes file(sizeof(Elf32_Ehdr) + sizeof(Elf32_Phdr));
  Elf32_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS32;
  header.e_phoff = sizeof header;
  header.e_phnum = 1;
  const TestKernel notes = kernel_for_pvh();
  const host::Bytes& contents = notes.segments.back().contents;
  Elf32_Phdr segment{};
  segment.p_type = PT_NOTE;
  segment.p_offset = static_cast<Elf32_Off>(file.size());
  segment.p_filesz = static_cast<Elf32_Word>(contents.size());
  std::memcpy(file.data(), &header, sizeof header);
  std::memcpy(file.data() + sizeof header, &segment, sizeof segment);
  file.insert(file.end(), contents.begin(), contents.end());
  EXPECT_EQ(mark_of(file), "a note \"Xen\" of type 18 at offset 0x68 of the file");
  file.resize(sizeof header + sizeof segment - 1);
  EXPECT_EQ(mark_of(file), "nothing");
}

TEST(ForeignKernel, IsRefusedWithItsProtocolAndAWayOut) {
  EXPECT_EQ(
      refusal_of(kernel_for_stivale2().file()),
      "ERROR: //my:kernel: it speaks the stivale2 boot protocol, which this loader does not: it "
      "has a section .stivale2hdr\n"
      "  What to change: give the kernel an entry point void entry(const BootInfo*), which is "
      "reached in 64-bit mode (boot/protocol/README.md), and declare what it asks for by "
      "SLIPWAY_KERNEL_REQUEST (<slipway/kernel_request.h>); with that request it is booted by "
      "Slipway's protocol, and may keep the marks of others.\n");
}

TEST(ForeignKernel, IsNamedBeforeWhatElseIsWrong) {
  TestKernel stivale2 = kernel_for_stivale2();
  stivale2.header.entry = 0;
  EXPECT_NE(refusal_of(stivale2.file()).find("stivale2"), std::string::npos);
  const std::string of_32_bits = refusal_of(in_32_bits(kernel_for_stivale2()));
  EXPECT_NE(of_32_bits.find("stivale2"), std::string::npos) << of_32_bits;
  EXPECT_NE(of_32_bits.find("What to change: compile for 64 bits"), std::string::npos)
      << of_32_bits;
  EXPECT_EQ(of_32_bits.find("may keep"), std::string::npos) << "a request cannot be in that file";
}

// Such as a loader, which has the bytes to compare with, or a kernel with an entry for each loader.
TEST(ForeignKernel, IsTakenWithARequestOfSlipways) {
  for (TestKernel kernel : {kernel_for_stivale2(), kernel_for_bootboot(), kernel_for_pvh()}) {
    EXPECT_NE(refusal_of(kernel.file()), "");
    kernel.segments.push_back(kernel_with_request({}).segments.back());
    EXPECT_EQ(refusal_of(kernel.file()), "");
  }
}

// The sentence about a request that the linker has moved is of more use than one about stivale2.
TEST(ForeignKernel, WithARequestOfSlipwaysInTheWrongPlaceIsToldSo) {
  TestKernel kernel = kernel_for_stivale2();
  kernel.segments.push_back(kernel_with_request({}).segments.back());
  kernel.segments.back().sections[0].name = ".rodata";
  EXPECT_NE(refusal_of(kernel.file()).find("not in a section .slipway_request"), std::string::npos);
}

}  // namespace
}  // namespace slipway::image
