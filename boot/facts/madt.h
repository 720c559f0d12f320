// SPDX-License-Identifier: Apache-2.0
// ACPI's table of interrupt controllers: the MADT (ACPI specification 6.5, section 5.2.12).
#ifndef SLIPWAY_BOOT_FACTS_MADT_H_
#define SLIPWAY_BOOT_FACTS_MADT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "boot/facts/acpi_table.h"
#include "boot/facts/table_bytes.h"
#include "boot/loader/memory/loader_memory.h"

namespace slipway::facts {

// What a structure is about: its first byte.
enum class MadtType : std::uint8_t {
  kLocalApic = 0,
  kIoApic = 1,
  kLocalX2Apic = 9,
};

// Calls `visit` with the type and the bytes of each structure in the table that the root table at
// this physical address names; of none if that is 0. Structures follow the local APIC's address and
// flags, and begin with their type and their length.
template <typename Visit>
void for_each_madt_structure(std::uint64_t acpi_root_table, const loader::LoaderMemory& memory,
                             Visit visit) {
  constexpr std::size_t kFirstStructure = kAcpiHeaderSize + 8;
  constexpr std::size_t kStructureHeaderSize = 2;
  TableBytes rest = find_acpi_table(acpi_root_table, acpi_signature("APIC"), memory);
  rest = rest.subspan(std::min(rest.size(), kFirstStructure));
  while (rest.size() >= kStructureHeaderSize) {
    const auto length = std::to_integer<std::size_t>(rest[1]);
    if (length < kStructureHeaderSize || length > rest.size()) {
      return;
    }
    visit(static_cast<MadtType>(rest[0]), rest.first(length));
    rest = rest.subspan(length);
  }
}

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_MADT_H_
