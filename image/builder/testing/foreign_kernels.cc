// SPDX-License-Identifier: Apache-2.0
#include "image/builder/testing/foreign_kernels.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string_view>

#include "boot/loader/elf/elf.h"

namespace slipway::image {
namespace {

namespace elf = loader::elf;

template <typename T>
void append(host::Bytes& bytes, const T& object) {
  const auto raw = std::as_bytes(std::span(&object, 1));
  bytes.insert(bytes.end(), raw.begin(), raw.end());
}

template <typename Number>
host::Bytes numbers(std::initializer_list<Number> values) {
  host::Bytes bytes;
  for (const Number value : values) {
    append(bytes, value);
  }
  return bytes;
}

// The fit kernel with other contents of one segment.
TestKernel with_contents(TestSegmentIndex index, const host::Bytes& contents) {
  TestKernel kernel;
  auto& segment = kernel.segments[index];
  segment.contents = contents;
  segment.header.memory_size = std::max<std::uint64_t>(segment.header.memory_size, contents.size());
  segment.sections[0].size = contents.size();
  return kernel;
}

elf::Symbol symbol(std::uint32_t name, std::uint64_t value) {
  return {.name = name, .info = 0, .other = 0, .section = 0xFFF1, .value = value, .size = 0};
}

}  // namespace

TestKernel kernel_for_stivale2() {
  // Entry point, stack, flags, tags.
  TestKernel kernel =
      with_contents(kTestData, numbers<std::uint64_t>({kTestTextAddress, 0x10000, 0, 0}));
  kernel.segments[kTestData].sections[0].name = ".stivale2hdr";
  return kernel;
}

TestKernel kernel_for_bootboot() {
  constexpr std::string_view kNames("\0bootboot\0environment\0fb", 25);
  host::Bytes contents;
  append(contents, symbol(0, 0));
  append(contents, symbol(22, 0xFFFF'FFFF'FC00'0000));
  append(contents, symbol(1, 0xFFFF'FFFF'FF00'0000));
  append(contents, symbol(10, 0xFFFF'FFFF'FF00'1000));
  const std::uint64_t table_size = contents.size();
  const auto names = std::as_bytes(std::span(kNames));
  contents.insert(contents.end(), names.begin(), names.end());

  TestKernel kernel = with_contents(kTestRodata, contents);
  kernel.segments[kTestRodata].sections = {
      {".symtab", 0, kTestRodataAddress, table_size, SHT_SYMTAB},
      {".strtab", 0, kTestRodataAddress + table_size, kNames.size(), SHT_STRTAB}};
  return kernel;
}

TestKernel kernel_for_multiboot2() {
  constexpr std::uint32_t kMagic = 0xE85250D6;
  constexpr std::uint32_t kLength = 24;
  return with_contents(kTestText, numbers<std::uint32_t>({kMagic, 0, kLength, 0 - kMagic - kLength,
                                                          0, 8}));  // the tag that ends them
}

TestKernel kernel_for_multiboot() {
  constexpr std::uint32_t kMagic = 0x1BADB002;
  constexpr std::uint32_t kFlags = 3;  // modules on pages, and memory sizes
  return with_contents(kTestText, numbers<std::uint32_t>({kMagic, kFlags, 0 - kMagic - kFlags}));
}

TestKernel kernel_for_pvh() {
  constexpr std::uint32_t kBuildId = 3;
  constexpr std::uint32_t kPhysicalEntry = 18;
  TestKernel kernel;
  const auto name = [](std::string_view owner) {
    std::uint32_t letters = 0;
    std::memcpy(&letters, owner.data(), owner.size());
    return letters;
  };
  kernel.add(elf::SegmentType::kNote, elf::kFlagRead, 0,
             numbers<std::uint32_t>({4, 3, kBuildId, name("GNU"), 0x00AB'CDEF, 4, 4, kPhysicalEntry,
                                     name("Xen"), 0x10'0000}));
  return kernel;
}

host::Bytes in_32_bits(const TestKernel& kernel) {
  host::Bytes file = kernel.file();
  file[elf::kClassIndex] = std::byte{1};
  return file;
}

}  // namespace slipway::image
