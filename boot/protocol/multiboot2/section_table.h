// SPDX-License-Identifier: Apache-2.0
// The headers of an ELF file's sections, for kernels that look up their own symbols.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SECTION_TABLE_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SECTION_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::protocol::multiboot2 {

// Gives those whose contents lie behind `table`, which is loaded at `start`, the address of these:
// the image builder has left the distance there, in headers of sections that are in no segment. To
// be called again after a failed attempt to leave a firmware: what is done stays as it is.
void resolve_sections(std::span<std::byte> table, std::uint32_t entry_size, std::uint64_t start);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SECTION_TABLE_H_
