// SPDX-License-Identifier: Apache-2.0
// The headers of an ELF file's sections, for kernels that look up their own symbols.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SECTION_TABLE_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SECTION_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::protocol::multiboot2 {

// Where the contents of a section begin that come behind `size` bytes of others, or of the table.
constexpr std::uint64_t next_section(std::uint64_t size) {
  constexpr std::uint64_t kAlignment = 16;
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

// Gives those whose contents lie behind `table`, which is loaded at `start`, the address of these:
// the image builder has put them there one after the other, and has left a number that is not 0 in
// the place of the address, in headers of sections that are in no segment. To be called again after
// a failed attempt to leave a firmware: it comes to the same result.
void resolve_sections(std::span<std::byte> table, std::uint32_t entry_size, std::uint64_t start);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SECTION_TABLE_H_
