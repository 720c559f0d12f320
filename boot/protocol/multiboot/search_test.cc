// SPDX-License-Identifier: Apache-2.0
// What the image builder makes of kernels with a Multiboot header of version 1. What it makes of
// their files, multiboot2/search_test.cc has.
#include "boot/protocol/multiboot/search.h"

#include <elf.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "boot/loader/error/message.h"
#include "boot/protocol/multiboot2/plan.h"

namespace slipway::protocol::multiboot {
namespace {

using Bytes = std::vector<std::byte>;
using Numbers = std::vector<std::uint32_t>;

constexpr std::uint32_t kMagic = 0x1BADB002;
constexpr std::uint32_t kHasAddresses = 0x10000;
constexpr std::uint32_t kHasVideoMode = 4;

Bytes bytes_of(const Numbers& numbers) {
  const auto raw = std::as_bytes(std::span(numbers));
  return {raw.begin(), raw.end()};
}

Numbers header(std::uint32_t flags, const Numbers& behind) {
  Numbers numbers = {kMagic, flags, 0 - kMagic - flags};
  numbers.insert(numbers.end(), behind.begin(), behind.end());
  return numbers;
}

// `before` bytes, and a file without a format, that is loaded from there on.
Bytes flat(std::uint32_t flags, const Numbers& video = {}, std::size_t before = 0x40) {
  constexpr std::uint32_t kLoad = 0x100000;
  Numbers behind = {kLoad, kLoad, 0, kLoad + 0x1000, kLoad + 0x30};
  behind.insert(behind.end(), video.begin(), video.end());
  Bytes file(before);
  const Bytes bytes = bytes_of(header(flags | kHasAddresses, behind));
  file.insert(file.end(), bytes.begin(), bytes.end());
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

loader::DisplayPlan display_of(std::uint32_t flags, const Numbers& video = {}) {
  const auto planned = multiboot2::plan(found_in(flat(flags, video)).bytes);
  EXPECT_TRUE(planned.has_value());
  return planned.value_or(loader::LoadPlan{}).display;
}

TEST(MultibootSearch, LoadsByTheAddressesInTheHeader) {
  const Bytes made = found_in(flat(3)).kernel;
  Elf64_Ehdr elf;
  std::memcpy(&elf, made.data(), sizeof(elf));
  EXPECT_EQ(elf.e_entry, 0x100030u);
  Elf64_Phdr load;
  std::memcpy(&load, made.data() + elf.e_phoff, sizeof(load));
  EXPECT_EQ(load.p_vaddr, 0x100000u);
  EXPECT_EQ(load.p_filesz, 32u);
  EXPECT_EQ(load.p_memsz, 0x1000u);
}

TEST(MultibootSearch, FindsNothingInOtherFiles) {
  EXPECT_EQ(refusal({}), "nothing");
  EXPECT_EQ(refusal(bytes_of({kMagic, 3})), "nothing");
  EXPECT_EQ(refusal(bytes_of({kMagic, 3, 0})), "nothing") << "a wrong checksum";
  Bytes crooked = flat(3);
  crooked.insert(crooked.begin(), 2, std::byte{0});
  EXPECT_EQ(refusal(crooked), "nothing") << "not aligned";
}

TEST(MultibootSearch, RefusesHeadersThatNoLoaderTakes) {
  EXPECT_EQ(refusal(flat(3, {}, 8192 - 32)), "") << "the last place";
  EXPECT_EQ(
      refusal(flat(3, {}, 8192 - 28)),
      "its Multiboot header is at offset 0x1fe4 of the file, and has to lie in the first 8192 "
      "bytes");
  Bytes twice = flat(3);
  const Bytes again = twice;
  twice.insert(twice.end(), again.begin(), again.end());
  EXPECT_EQ(refusal(twice), "it has two Multiboot headers, at offsets 0x40 and 0xa0 of the file");
  EXPECT_EQ(refusal(flat(0x8003)),
            "its Multiboot header requires what this loader does not know: of its flags, 0x8000");
}

TEST(MultibootSearch, RefusesFilesThatCannotBeLoaded) {
  EXPECT_EQ(refusal(bytes_of(header(3, {}))),
            "it is no ELF file, and its header does not say where to load it");
  Bytes low = flat(3);
  const std::uint32_t place = 0x8000;
  std::memcpy(low.data() + 0x40 + 12, &place, sizeof(place));
  std::memcpy(low.data() + 0x40 + 16, &place, sizeof(place));
  EXPECT_EQ(refusal(low),
            "segment 0 is to be loaded to 0x8000, but memory below 1 MiB is the firmware's");
}

TEST(MultibootSearch, PlansTheDisplay) {
  using loader::Display;
  EXPECT_EQ(display_of(3).mode, Display::kEither);
  EXPECT_EQ(display_of(kHasVideoMode, {1, 80, 25, 0}).mode, Display::kEither);
  const loader::DisplayPlan pixels = display_of(kHasVideoMode, {0, 800, 600, 32});
  EXPECT_EQ(pixels.mode, Display::kFramebuffer);
  EXPECT_EQ(pixels.width, 800u);
  EXPECT_EQ(pixels.height, 600u);
  EXPECT_FALSE(pixels.required);
  EXPECT_EQ(
      found_in(flat(kHasVideoMode, {0, 800, 600, 16})).notes,
      std::vector<std::string>{"its Multiboot header asks for 16 bits a pixel, and gets 24 or 32"});
}

}  // namespace
}  // namespace slipway::protocol::multiboot
