// SPDX-License-Identifier: Apache-2.0
// What the image builder makes of files with a header for the Linux boot protocol.
#include "boot/protocol/linux/search.h"

#include <elf.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "boot/loader/error/message.h"
#include "boot/protocol/linux/plan.h"

namespace slipway::protocol::linux_boot {
namespace {

using Bytes = std::vector<std::byte>;

// A witness, with offsets as the documentation has them.
void put(Bytes& file, std::size_t offset, std::uint64_t number, std::size_t size) {
  std::memcpy(file.data() + offset, &number, size);
}

constexpr std::size_t kCode = 3 * 512;
constexpr std::size_t kCodeSize = 1000;

// As Memtest86+ is: it runs at 1 MiB, needs 64 KiB there and unpacks nothing.
Bytes fit_file() {
  Bytes file(kCode + kCodeSize);
  put(file, 0x1F1, 2, 1);       // setup_sects
  put(file, 0x1F4, 63, 4);      // syssize: 1008 bytes
  put(file, 0x1FE, 0xAA55, 2);  // boot_flag
  put(file, 0x200, 0x66EB, 2);  // jump: the header ends at 0x268
  put(file, 0x202, 0x53726448, 4);
  put(file, 0x206, 0x020C, 2);    // version
  put(file, 0x211, 1, 1);         // loadflags
  put(file, 0x214, 0x100000, 4);  // code32_start
  put(file, 0x230, 0x1000, 4);    // kernel_alignment
  put(file, 0x238, 255, 4);       // cmdline_size
  put(file, 0x258, 0x100000, 8);  // pref_address
  put(file, 0x260, 0x10000, 4);   // init_size
  std::fill(file.begin() + kCode, file.end(), std::byte{0x90});
  return file;
}

Bytes changed(std::size_t offset, std::uint64_t number, std::size_t size) {
  Bytes file = fit_file();
  put(file, offset, number, size);
  return file;
}

// The sentence that refuses the file; "nothing" without a header, "" with one.
std::string refusal(const Bytes& file) {
  const auto found = search(file);
  if (!found) {
    loader::Message sentence;
    loader::describe_without_subject(found.error(), sentence);
    EXPECT_FALSE(advice(found.error()).empty());
    return std::string(sentence.text());
  }
  return *found ? "" : "nothing";
}

FoundRequest found_in(const Bytes& file) {
  const auto found = search(file);
  EXPECT_EQ(refusal(file), "");
  return found ? found->value_or(FoundRequest{}) : FoundRequest{};
}

Elf64_Phdr segment_of(const FoundRequest& found) {
  Elf64_Ehdr elf;
  std::memcpy(&elf, found.kernel.data(), sizeof(elf));
  EXPECT_EQ(elf.e_phnum, 1);
  Elf64_Phdr segment;
  std::memcpy(&segment, found.kernel.data() + elf.e_phoff, sizeof(segment));
  EXPECT_EQ(elf.e_entry, segment.p_vaddr);
  return segment;
}

TEST(LinuxSearch, LoadsTheProtectedModeCodeAlone) {
  const FoundRequest found = found_in(fit_file());
  const Elf64_Phdr segment = segment_of(found);
  EXPECT_EQ(segment.p_vaddr, 0x100000u);
  EXPECT_EQ(segment.p_filesz, kCodeSize);
  EXPECT_EQ(segment.p_memsz, 0x10000u);
  EXPECT_EQ(found.kernel[segment.p_offset], std::byte{0x90});
  EXPECT_EQ(found.bytes.size(), 0x268u - 0x1F1u);
  EXPECT_EQ(found.longest_command_line, 255u);
}

TEST(LinuxSearch, FindsNothingInOtherFiles) {
  EXPECT_EQ(refusal({}), "nothing");
  EXPECT_EQ(refusal(changed(0x202, 'h', 1)), "nothing") << "another mark";
  EXPECT_EQ(refusal(changed(0x1FF, 0, 1)), "nothing") << "no boot sector";
  Bytes cut = fit_file();
  cut.resize(0x263);
  EXPECT_EQ(refusal(cut), "nothing");
}

TEST(LinuxSearch, RefusesWhatNoLoaderTakes) {
  EXPECT_EQ(
      refusal(changed(0x206, 0x0209, 2)),
      "it is for version 2.9 of the Linux boot protocol, and before 2.10 a kernel does not say "
      "how much memory it needs");
  EXPECT_EQ(refusal(changed(0x211, 0, 1)),
            "it is a zImage, which is loaded below 1 MiB, where the firmware is");
  EXPECT_EQ(refusal(changed(0x1F4, 64, 4)),
            "it is cut off: the file has 2536 bytes, and by its Linux boot header its code ends at "
            "2560");
  EXPECT_EQ(refusal(changed(0x1F1, 5, 1)),
            "it is cut off: the file has 2536 bytes, and by its Linux boot header its code ends at "
            "4080");
  Bytes odd = changed(0x234, 1, 1);
  put(odd, 0x230, 0x3000, 4);
  EXPECT_EQ(refusal(odd),
            "by its Linux boot header it can be moved to multiples of 0x3000, which is no power of "
            "two");
}

TEST(LinuxSearch, SaysWhatLinuxItselfMisses) {
  EXPECT_TRUE(found_in(fit_file()).notes.empty());
  EXPECT_EQ(found_in(changed(0x24C, 5000, 4)).notes,
            std::vector<std::string>{
                "it is Linux, which gets no RAM disk (initrd) from this loader: it has to find its "
                "root file system by drivers of its own"});
}

TEST(LinuxSearch, RefusesAPlaceBelow1MiB) {
  EXPECT_EQ(refusal(changed(0x214, 0x10000, 4)),
            "segment 0 is to be loaded to 0x10000, but memory below 1 MiB is the firmware's");
}

// It moves itself, and needs its memory there.
TEST(LinuxSearch, HasRoomForWhatMovesItself) {
  const Elf64_Phdr segment = segment_of(found_in(changed(0x258, 0x200000, 8)));
  EXPECT_EQ(segment.p_vaddr, 0x100000u);
  EXPECT_EQ(segment.p_memsz, 0x110000u);
}

TEST(LinuxSearch, MovesWhatCanBeMoved) {
  Bytes file = changed(0x234, 1, 1);
  put(file, 0x258, 0x200000, 8);
  put(file, 0x230, 0x100000, 4);
  const FoundRequest found = found_in(file);
  EXPECT_EQ(segment_of(found).p_vaddr, 0x200000u);
  const auto planned = plan(found.bytes);
  ASSERT_TRUE(planned.has_value());
  EXPECT_TRUE(planned->physical_range.wanted);
  EXPECT_EQ(planned->physical_range.alignment, 0x100000u);
  EXPECT_FALSE(plan(found_in(fit_file()).bytes)->physical_range.wanted);
}

TEST(LinuxPlan, RefusesWhatNoImageBuilderWrote) {
  const FoundRequest found = found_in(fit_file());
  EXPECT_FALSE(plan({}).has_value());
  EXPECT_FALSE(plan(std::span(found.bytes).first(0x72)).has_value());
  EXPECT_FALSE(plan(Bytes(224)).has_value());
}

}  // namespace
}  // namespace slipway::protocol::linux_boot
