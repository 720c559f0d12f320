// SPDX-License-Identifier: Apache-2.0
// What the image builder makes of kernels with a Multiboot2 header, and what it says of headers
// that nobody can take.
#include "boot/protocol/multiboot2/search.h"

#include <elf.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "boot/loader/error/message.h"
#include "boot/protocol/multiboot2/plan.h"
#include "boot/protocol/multiboot2/requests.h"

namespace slipway::protocol::multiboot2 {
namespace {

using Bytes = std::vector<std::byte>;
using Numbers = std::vector<std::uint32_t>;

constexpr std::uint32_t kMagic = 0xE85250D6;
constexpr std::size_t kHeaderOffset = 0x200;  // in kernel files

Bytes bytes_of(const Numbers& numbers) {
  const auto raw = std::as_bytes(std::span(numbers));
  return {raw.begin(), raw.end()};
}

// A header with these tags, and the one that ends them.
Numbers header(Numbers tags = {}) {
  tags.insert(tags.end(), {0, 8});
  const auto size = static_cast<std::uint32_t>(16 + tags.size() * 4);
  Numbers numbers = {kMagic, 0, size, 0 - kMagic - size};
  numbers.insert(numbers.end(), tags.begin(), tags.end());
  return numbers;
}

template <typename T>
void put(Bytes& file, std::size_t offset, const T& object) {
  if (file.size() < offset + sizeof(object)) {
    file.resize(offset + sizeof(object));
  }
  std::memcpy(file.data() + offset, &object, sizeof(object));
}

// An ELF32 file with one segment, of which the header is a part: linked to a higher half, loaded to
// 1 MiB.
Bytes elf32(const Numbers& with_header = header()) {
  Bytes file;
  Elf32_Ehdr elf = {};
  std::memcpy(elf.e_ident, ELFMAG, SELFMAG);
  elf.e_ident[EI_CLASS] = ELFCLASS32;
  elf.e_ident[EI_DATA] = ELFDATA2LSB;
  elf.e_ident[EI_VERSION] = EV_CURRENT;
  elf.e_type = ET_EXEC;
  elf.e_machine = EM_386;
  elf.e_version = EV_CURRENT;
  elf.e_entry = 0xC0100010;
  elf.e_phoff = sizeof(elf);
  elf.e_ehsize = sizeof(elf);
  elf.e_phentsize = sizeof(Elf32_Phdr);
  elf.e_phnum = 2;
  put(file, 0, elf);
  Elf32_Phdr note = {};
  note.p_type = PT_NOTE;
  put(file, sizeof(elf), note);
  Elf32_Phdr load = {};
  load.p_type = PT_LOAD;
  load.p_offset = kHeaderOffset;
  load.p_vaddr = 0xC0100000;
  load.p_paddr = 0x100000;
  load.p_filesz = 0x100;
  load.p_memsz = 0x3000;
  load.p_flags = PF_R | PF_W | PF_X;
  put(file, sizeof(elf) + sizeof(note), load);
  file.resize(kHeaderOffset + load.p_filesz);
  const Bytes bytes = bytes_of(with_header);
  std::ranges::copy(bytes, file.begin() + kHeaderOffset);
  return file;
}

Bytes with_program_header(void (*change)(Elf32_Phdr&)) {
  Bytes file = elf32();
  constexpr std::size_t kPlace = sizeof(Elf32_Ehdr) + sizeof(Elf32_Phdr);
  Elf32_Phdr load;
  std::memcpy(&load, file.data() + kPlace, sizeof(load));
  change(load);
  put(file, kPlace, load);
  return file;
}

// The sentence that refuses the file; "nothing" without a header, "" with one.
std::string refusal(const Bytes& file) {
  const auto found = search(file);
  if (!found) {
    loader::Message sentence;
    loader::describe_without_subject(found.error(), sentence);
    EXPECT_EQ(advice(found.error()).empty(), found.error().code != loader::ErrorCode::kProtocol);
    return std::string(sentence.text());
  }
  return *found ? "" : "nothing";
}

FoundRequest found_in(const Bytes& file) {
  const auto found = search(file);
  EXPECT_EQ(refusal(file), "");
  return found ? found->value_or(FoundRequest{}) : FoundRequest{};
}

loader::LoadPlan plan_of(const Numbers& tags) {
  const auto planned = plan(found_in(elf32(header(tags))).bytes);
  EXPECT_TRUE(planned.has_value());
  return planned.value_or(loader::LoadPlan{});
}

TEST(Multiboot2Search, MakesAFileThatTheLoaderReads) {
  const Bytes made = found_in(elf32()).kernel;
  Elf64_Ehdr elf;
  std::memcpy(&elf, made.data(), sizeof(elf));
  EXPECT_EQ(elf.e_entry, 0x100010u) << "physical";
  ASSERT_EQ(elf.e_phnum, 2) << "segments keep their numbers";
  Elf64_Phdr load;
  std::memcpy(&load, made.data() + elf.e_phoff + sizeof(load), sizeof(load));
  EXPECT_EQ(load.p_type, std::uint32_t{PT_LOAD});
  EXPECT_EQ(load.p_vaddr, 0x100000u);
  EXPECT_EQ(load.p_filesz, 0x100u);
  EXPECT_EQ(load.p_memsz, 0x3000u);
  std::uint32_t magic;
  std::memcpy(&magic, made.data() + load.p_offset, sizeof(magic));
  EXPECT_EQ(magic, kMagic);
}

TEST(Multiboot2Search, FindsNothingInOtherFiles) {
  EXPECT_EQ(refusal({}), "nothing");
  EXPECT_EQ(refusal(bytes_of({kMagic})), "nothing");
  EXPECT_EQ(refusal(elf32({})), "nothing");
  EXPECT_EQ(refusal(elf32({0, kMagic, 0, 0})), "nothing");
}

TEST(Multiboot2Search, RefusesHeadersThatNoLoaderFinds) {
  Bytes far = elf32();
  const Bytes late = bytes_of(header());
  std::fill_n(far.begin() + kHeaderOffset, 4, std::byte{0});
  far.resize(32768 - 16);
  far.insert(far.end(), late.begin(), late.end());
  EXPECT_EQ(refusal(far),
            "its Multiboot2 header is at offset 0x7ff0 of the file, and has to lie in the first "
            "32768 bytes");
  Numbers wrong = header();
  wrong[3] += 2;
  EXPECT_EQ(
      refusal(elf32(wrong)),
      "the checksum of its Multiboot2 header, at offset 0x200 of the file, is wrong: the four "
      "numbers add up to 0x2, and have to add up to 0");
  Numbers twice = header();
  const Numbers again = twice;
  twice.insert(twice.end(), again.begin(), again.end());
  EXPECT_EQ(refusal(elf32(twice)),
            "it has two Multiboot2 headers, at offsets 0x200 and 0x218 of the file");
}

TEST(Multiboot2Search, RefusesHeadersThatMakeNoSense) {
  Numbers mips = header();
  mips[1] = 4;
  mips[3] -= 4;
  EXPECT_EQ(refusal(elf32(mips)),
            "its Multiboot2 header is for the architecture 4, and a PC's is 0");
  EXPECT_EQ(
      refusal(elf32(header({4, 8}))),
      "the tag of type 4 at offset 0x210 of the file, in its Multiboot2 header, has a size of 8 "
      "bytes, which is too small, or leads out of the header");
  EXPECT_EQ(
      refusal(elf32(header({6, 800}))),
      "the tag of type 6 at offset 0x210 of the file, in its Multiboot2 header, has a size of "
      "800 bytes, which is too small, or leads out of the header");
  Numbers endless = header();
  endless[4] = 6;
  EXPECT_EQ(
      refusal(elf32(endless)),
      "the tags of its Multiboot2 header, at offset 0x200 of the file, do not end with one of "
      "type 0 and 8 bytes");
  EXPECT_EQ(
      refusal(elf32(header({10, 24, 0x200000, 0x200000, 0x1000, 0}))),
      "its Multiboot2 header wants it between 0x200000 and 0x200000, at a multiple of 0x1000, "
      "which is no range, or no power of two");
}

TEST(Multiboot2Search, RefusesARangeThatNoMachineHasRoomIn) {
  EXPECT_EQ(refusal(elf32(header({10, 24, 0x200000, 0x202FFF, 1, 0}))), "");
  EXPECT_EQ(refusal(elf32(header({10, 24, 0x200000, 0x202FFE, 1, 0}))),
            "its header wants it between 0x200000 and 0x202ffe, where no machine has room for its "
            "12288 bytes, at an address as it wants them");
  EXPECT_EQ(refusal(elf32(header({10, 24, 0x200001, 0x203FFE, 0x1000, 0}))),
            "its header wants it between 0x200001 and 0x203ffe, where no machine has room for its "
            "12288 bytes, at an address as it wants them");
  EXPECT_EQ(refusal(elf32(header({10, 24, 0x200001, 0x203FFF, 0x1000, 0}))), "");
}

TEST(Multiboot2Search, RefusesWhatIsRequiredAndCannotBeHad) {
  EXPECT_EQ(refusal(elf32(header({0x77, 8}))),
            "its Multiboot2 header requires a tag of type 119, which this loader does not know");
  EXPECT_EQ(
      refusal(elf32(header({1, 16, 1, 99}))),
      "its Multiboot2 header requires information of type 99, which this loader does not know");
  constexpr std::uint32_t kOptional = 1 << 16;
  EXPECT_EQ(
      refusal(elf32(header({0x77 | kOptional, 8, 1 | kOptional, 16, 1, 99, 7 | kOptional, 8}))),
      "");
}

TEST(Multiboot2Search, NotesWhatIsAskedForAndNeverTold) {
  EXPECT_EQ(found_in(elf32(header({1, 16, 6, 10}))).notes,
            std::vector<std::string>{
                "its Multiboot2 header asks for information that this loader tells no "
                "kernel: type 10, APM table"});
  EXPECT_EQ(
      found_in(elf32(header({5, 20, 320, 200, 8, 0}))).notes,
      std::vector<std::string>{"its Multiboot2 header asks for 8 bits a pixel, and gets 24 or 32"});
}

TEST(Multiboot2Search, RefusesFilesThatCannotBeLoaded) {
  EXPECT_EQ(refusal(bytes_of(header())),
            "it is no ELF file, and its header does not say where to load it");
  EXPECT_EQ(refusal(with_program_header([](Elf32_Phdr& load) { load.p_paddr = 0x8000; })),
            "segment 1 is to be loaded to 0x8000, but memory below 1 MiB is the firmware's");
  EXPECT_EQ(
      refusal(with_program_header([](Elf32_Phdr& load) { load.p_paddr = 0xFFFFF000; })),
      "segment 1 is to be loaded to 0xfffff000 (0x3000 bytes), and a kernel that starts in 32 "
      "bits can lie below 4 GiB only");
  EXPECT_EQ(refusal(with_program_header([](Elf32_Phdr& load) { load.p_vaddr = 0xD0000000; })),
            "its entry point 0xc0100010 is in no segment");
  EXPECT_EQ(refusal(with_program_header([](Elf32_Phdr& load) { load.p_filesz = 0x10000; })),
            "segment 1 ends beyond the file (offset 0x200 + 0x10000 bytes, file 0x300 bytes)");
  Bytes arm = elf32();
  put(arm, offsetof(Elf32_Ehdr, e_machine), std::uint16_t{EM_ARM});
  EXPECT_EQ(refusal(arm), "it is made for another processor (machine 40, expected 3 or 62)");
  Bytes without = elf32();
  put(without, offsetof(Elf32_Ehdr, e_phnum), std::uint16_t{0});
  EXPECT_EQ(
      refusal(without),
      "its program headers (offset 0x34, 0 of 32 bytes) do not lie in the file, or are not what "
      "an ELF file has");
}

TEST(Multiboot2Search, TakesAddressesForFilesOfAnyFormat) {
  // The header is 0x20 bytes behind what is loaded first.
  const auto flat = [](const Numbers& addresses, bool with_entry) {
    Numbers tags = {2, 24};
    tags.insert(tags.end(), addresses.begin(), addresses.end());
    if (with_entry) {
      tags.insert(tags.end(), {3, 12, 0x200000, 0});
    }
    Bytes file(0x20);
    const Bytes bytes = bytes_of(header(tags));
    file.insert(file.end(), bytes.begin(), bytes.end());
    return file;
  };
  const Bytes made = found_in(flat({0x200020, 0x200000, 0, 0x201000}, true)).kernel;
  Elf64_Phdr load;
  std::memcpy(&load, made.data() + sizeof(Elf64_Ehdr), sizeof(load));
  EXPECT_EQ(load.p_vaddr, 0x200000u);
  EXPECT_EQ(load.p_filesz, 0x20u + 16 + 24 + 16 + 8);
  EXPECT_EQ(load.p_memsz, 0x1000u);
  EXPECT_EQ(refusal(flat({0x200020, 0xFFFFFFFF, 0, 0x201000}, true)), "");
  EXPECT_EQ(refusal(flat({0x200020, 0x200000, 0, 0x201000}, false)),
            "its header says where to load it, and not where it is entered");
  EXPECT_EQ(refusal(flat({0x200020, 0x200100, 0, 0}, true)),
            "the addresses in its header contradict each other, or the file: it is to be loaded "
            "from 0x200100 to 0x0, and 0x0 with .bss");
  EXPECT_EQ(refusal(flat({0x200020, 0x200000, 0x300000, 0}, true)),
            "its header says that it is loaded up to 0x300000, and the file ends at 0x200060");
}

TEST(Multiboot2Search, PlansTheDisplay) {
  using loader::Display;
  EXPECT_EQ(plan_of({}).display.mode, Display::kEither);
  EXPECT_EQ(plan_of({4, 12, 2, 0}).display.mode, Display::kEither);
  EXPECT_EQ(plan_of({4, 12, 3, 0}).display.mode, Display::kText);
  const loader::DisplayPlan pixels = plan_of({5, 20, 800, 600, 32, 0}).display;
  EXPECT_EQ(pixels.mode, Display::kFramebuffer);
  EXPECT_EQ(pixels.width, 800u);
  EXPECT_EQ(pixels.height, 600u);
  EXPECT_FALSE(pixels.required) << "text will do";
  EXPECT_FALSE(pixels.screen_required);
  EXPECT_TRUE(plan_of({4, 12, 1, 0, 5, 20, 0, 0, 0, 0}).display.required);
  EXPECT_FALSE(plan_of({4, 12, 2, 0}).display.screen_required);
  EXPECT_TRUE(plan_of({4, 12, 3, 0}).display.screen_required);
  const loader::DisplayPlan either = plan_of({4, 12, 3, 0, 5, 20, 0, 0, 0, 0}).display;
  EXPECT_EQ(either.mode, Display::kFramebuffer);
  EXPECT_FALSE(either.required);
  EXPECT_TRUE(either.screen_required);
}

TEST(Multiboot2Search, PlansTheRange) {
  EXPECT_FALSE(plan_of({}).physical_range.wanted);
  const loader::PhysicalRange range =
      plan_of({10, 24, 0x200000, 0x3FFFFFF, 0x200000, 2}).physical_range;
  EXPECT_TRUE(range.wanted);
  EXPECT_EQ(range.start, 0x200000u);
  EXPECT_EQ(range.end, 0x4000000u);
  EXPECT_EQ(range.alignment, 0x200000u);
  EXPECT_EQ(range.preference, loader::PhysicalRange::Preference::kHighest);
}

// Boot services go on for kernels that say where they are entered then, and else end.
TEST(Multiboot2Search, PlansTheFirmware) {
  using loader::Firmware;
  EXPECT_EQ(plan_of({}).firmware, Firmware::kGone);
  EXPECT_EQ(plan_of({7, 8}).firmware, Firmware::kGone);
  EXPECT_EQ(plan_of({9, 12, 0x100020, 0}).firmware, Firmware::kGone);
  EXPECT_EQ(plan_of({7, 8, 8, 12, 0x100020, 0}).firmware, Firmware::kGone);
  const loader::LoadPlan plan = plan_of({9, 12, 0x100020, 0, 7, 8});
  EXPECT_EQ(plan.firmware, Firmware::kStays);
  EXPECT_EQ(plan.firmware_entry, 0x100020u);
  EXPECT_EQ(refusal(elf32(header({7, 8, 9, 12, 0x200000, 0}))),
            "the entry point that its header names, 0x200000, is in nothing that is loaded");
  EXPECT_EQ(refusal(elf32(header({9, 12, 0x200000, 0}))), "");
  EXPECT_EQ(
      refusal(elf32(header({7, 8, 9, 8}))),
      "the tag of type 9 at offset 0x218 of the file, in its Multiboot2 header, has a size of "
      "8 bytes, which is too small, or leads out of the header");
}

TEST(Multiboot2Search, NotesThatBootServicesEnd) {
  EXPECT_EQ(found_in(elf32(header({1, 12, 18, 0, 7, 8}))).notes,
            std::vector<std::string>{
                "its Multiboot2 header asks for information that this loader tells no kernel: type "
                "18, EFI boot services not terminated"});
  EXPECT_TRUE(found_in(elf32(header({1, 12, 18, 0, 7, 8, 9, 12, 0x100020, 0}))).notes.empty());
}

// As nasm leaves it without "align": the console flags are where the framebuffer's padding should
// be.
TEST(Multiboot2Search, RefusesTagsWithoutPadding) {
  EXPECT_EQ(refusal(elf32(header({5, 20, 1024, 768, 32}))),
            "the tag of type 5 at offset 0x210 of the file, in its Multiboot2 header, is of 20 "
            "bytes, and "
            "the next one follows at once, where each has to begin at a multiple of 8");
  EXPECT_EQ(refusal(elf32(header({6, 8, 5, 20, 1024, 768, 32, 3, 12, 0x100020}))),
            "the tag of type 5 at offset 0x218 of the file, in its Multiboot2 header, is of 20 "
            "bytes, and "
            "the next one follows at once, where each has to begin at a multiple of 8");
}

TEST(Multiboot2Search, TakesKernelsThatAreMovedFromBelow1MiB) {
  const auto low = [](const Numbers& tags) {
    Bytes file = elf32(header(tags));
    constexpr std::size_t kPlace = sizeof(Elf32_Ehdr) + sizeof(Elf32_Phdr);
    put(file, kPlace + offsetof(Elf32_Phdr, p_paddr), std::uint32_t{0x8000});
    return file;
  };
  EXPECT_NE(refusal(low({})), "");
  EXPECT_EQ(refusal(low({10, 24, 0x100000, 0xFFFFFFFF, 0x1000, 0})), "");
}

TEST(Multiboot2Search, RefusesAHigherHalfWithoutPhysicalAddresses) {
  EXPECT_EQ(refusal(with_program_header([](Elf32_Phdr& load) { load.p_paddr = load.p_vaddr; })),
            "segment 1 is to be loaded to 0xc0100000, as it is linked, where many machines have no "
            "memory");
  EXPECT_EQ(refusal(with_program_header([](Elf32_Phdr& load) { load.p_paddr = 0x80000000; })), "");
}

TEST(Multiboot2Search, RefusesAnEntryPointThatIsNotLoaded) {
  EXPECT_EQ(refusal(elf32(header({3, 12, 0x102FFF, 0}))), "");
  EXPECT_EQ(refusal(elf32(header({3, 12, 0x103000, 0}))),
            "the entry point that its header names, 0x103000, is in nothing that is loaded");
}

TEST(Multiboot2Plan, RefusesBytesThatNoImageBuilderWrote) {
  EXPECT_FALSE(plan({}).has_value());
  Requests requests;
  requests.range_alignment = 3;
  EXPECT_FALSE(plan(std::as_bytes(std::span(&requests, 1))).has_value());
  requests.range_alignment = 4;
  requests.range_start = 0x10'0000;
  requests.range_end = std::uint64_t{1} << 32;
  EXPECT_TRUE(plan(std::as_bytes(std::span(&requests, 1))).has_value());
  requests.range_end += 1;
  EXPECT_FALSE(plan(std::as_bytes(std::span(&requests, 1))).has_value());
  requests.range_end = requests.range_start;
  EXPECT_FALSE(plan(std::as_bytes(std::span(&requests, 1))).has_value());
  requests.range_start = ~std::uint64_t{0};
  EXPECT_FALSE(plan(std::as_bytes(std::span(&requests, 1))).has_value());
  requests.range_start = 0;
  requests.range_preference = 3;
  EXPECT_FALSE(plan(std::as_bytes(std::span(&requests, 1))).has_value());
  requests.range_preference = 0;
  requests.display = static_cast<loader::Display>(77);
  EXPECT_FALSE(plan(std::as_bytes(std::span(&requests, 1))).has_value());
}

}  // namespace
}  // namespace slipway::protocol::multiboot2
