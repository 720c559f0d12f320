// SPDX-License-Identifier: Apache-2.0
// The tables of ACPI that its root table names (ACPI specification 6.5, sections 5.2.6 to 5.2.8).
#ifndef SLIPWAY_BOOT_FACTS_ACPI_TABLE_H_
#define SLIPWAY_BOOT_FACTS_ACPI_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/memory/loader_memory.h"

namespace slipway::facts {

// What each table begins with.
inline constexpr std::size_t kAcpiHeaderSize = 36;

// The four letters that a table begins with, as a little-endian number.
constexpr std::uint32_t acpi_signature(const char (&letters)[5]) {
  std::uint32_t signature = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    signature |= std::uint32_t{static_cast<unsigned char>(letters[i])} << 8 * i;
  }
  return signature;
}

// The first table with this signature that the root table at this physical address names and that
// is whole and has a right checksum; without bytes if there is none.
//
// The tables may be any nonsense: nothing is read where the map has no memory, nor beyond the
// length that a table gives itself, and no table of more than a MiB.
std::span<const std::byte> find_acpi_table(std::uint64_t root_table, std::uint32_t signature,
                                           const loader::LoaderMemory& memory);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_ACPI_TABLE_H_
