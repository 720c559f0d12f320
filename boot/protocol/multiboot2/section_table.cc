// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/section_table.h"

#include <cstring>

namespace slipway::protocol::multiboot2 {
namespace {

// gABI, "Section Header", of either class: where flags, address, offset and size are.
constexpr std::uint32_t kEntrySize32 = 40;
constexpr std::uint32_t kEntrySize64 = 64;
constexpr std::size_t kFlags = 8;
constexpr std::uint32_t kInMemory = 2;  // SHF_ALLOC

template <typename Word>
void resolve(std::span<std::byte> table, std::uint32_t entry_size, std::uint64_t start) {
  std::uint64_t size = table.size();
  for (std::size_t entry = 0; entry + entry_size <= table.size(); entry += entry_size) {
    Word words[4];  // flags, address, offset, size
    std::memcpy(words, table.data() + entry + kFlags, sizeof(words));
    if ((words[0] & kInMemory) == 0 && words[1] != 0) {
      const std::uint64_t place = next_section(size);
      size = place + words[3];
      words[1] = static_cast<Word>(start + place);
      std::memcpy(table.data() + entry + kFlags, words, sizeof(words));
    }
  }
}

}  // namespace

void resolve_sections(std::span<std::byte> table, std::uint32_t entry_size, std::uint64_t start) {
  if (entry_size == kEntrySize32) {
    resolve<std::uint32_t>(table, entry_size, start);
  } else if (entry_size == kEntrySize64) {
    resolve<std::uint64_t>(table, entry_size, start);
  }
}

}  // namespace slipway::protocol::multiboot2
