// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/section_table.h"

#include <elf.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <span>

namespace slipway::protocol::multiboot2 {
namespace {

// A segment's section, symbols, and their names, with as many bytes of them as a large kernel has.
constexpr std::uint64_t kSymbols = 40 << 20;
constexpr std::uint64_t kNames = 3;

template <typename Header>
std::array<Header, 4> table() {
  std::array<Header, 4> headers = {};
  headers[1].sh_flags = SHF_ALLOC;
  headers[1].sh_addr = 0x100000;
  headers[1].sh_size = 0x1000;
  headers[2].sh_addr = 1;
  headers[2].sh_size = kSymbols;
  headers[3].sh_addr = 1;
  headers[3].sh_size = kNames;
  return headers;
}

template <typename Header>
void expect_resolved(std::uint64_t start) {
  std::array<Header, 4> headers = table<Header>();
  // Twice, as after a failed attempt to leave a firmware.
  for (int attempt = 0; attempt < 2; ++attempt) {
    resolve_sections(std::as_writable_bytes(std::span(headers)), sizeof(Header), start);
    const std::uint64_t symbols = start + next_section(sizeof(headers));
    EXPECT_EQ(headers[0].sh_addr, 0u);
    EXPECT_EQ(headers[1].sh_addr, 0x100000u);
    EXPECT_EQ(headers[2].sh_addr, symbols);
    EXPECT_EQ(headers[3].sh_addr, symbols + kSymbols);
  }
}

TEST(SectionTable, GivesWhatIsBehindItAnAddress) {
  expect_resolved<Elf32_Shdr>(0x3000'0000);
  expect_resolved<Elf64_Shdr>(0x3000'0000);
}

// On a machine with little memory it has more bytes than there are below it.
TEST(SectionTable, MayBeLargerThanItsAddress) {
  expect_resolved<Elf32_Shdr>(16 << 20);
  expect_resolved<Elf64_Shdr>(16 << 20);
}

}  // namespace
}  // namespace slipway::protocol::multiboot2
