// SPDX-License-Identifier: Apache-2.0
// The firmware's tables: where a base revision says that they are, and what they begin with.
#include <string_view>

#include "tests/limine/checks/checks.h"
#include "tests/limine/console.h"

namespace limine {
namespace {

void check_begins(std::uint64_t address, std::string_view mark) {
  const auto* const bytes = reinterpret_cast<const char*>(address);
  for (std::size_t i = 0; i < mark.size(); ++i) {
    check("a table's first bytes", static_cast<std::uint64_t>(bytes[i]),
          static_cast<std::uint64_t>(mark[i]));
  }
}

// Revision 3 does not map them, so that they cannot be looked at: they have to be physical.
void check_table(const Machine& machine, std::uint64_t address, bool is_physical, bool is_mapped,
                 std::string_view mark) {
  check("a table's address is of the right kind", (address < machine.direct_map) == is_physical);
  if (is_mapped) {
    check_begins(is_physical ? machine.direct_map + address : address, mark);
  }
}

}  // namespace

void check_tables(const Machine& machine, const Rsdp* rsdp, const Smbios* smbios) {
  const std::uint64_t revision = machine.base_revision;
  demand("there is an RSDP", rsdp != nullptr);
  check_is_reclaimable(machine, rsdp);
  check_table(machine, rsdp->address, revision == 3, revision != 3, "RSD PTR ");
  demand("there is SMBIOS", smbios != nullptr);
  const bool is_physical = revision == 3 || revision == 4;
  if (smbios->entry32 != 0) {
    check_table(machine, smbios->entry32, is_physical, revision != 3, "_SM_");
  }
  if (smbios->entry64 != 0) {
    check_table(machine, smbios->entry64, is_physical, revision != 3, "_SM3_");
  }
  check("SMBIOS has an entry point", smbios->entry32 != 0 || smbios->entry64 != 0);
}

// From revision 5 on the table has to be mapped, and there is no answer where it is not.
void check_efi(const Machine& machine, const EfiSystemTable* table, const EfiMemoryMap* map) {
  check("the firmware's map is there where there is UEFI", (map != nullptr) == machine.is_uefi);
  const std::uint64_t revision = machine.base_revision;
  check("EFI's system table is there where there is UEFI",
        (table != nullptr) == machine.is_uefi || (table == nullptr && revision >= 5));
  if (table != nullptr) {
    const bool is_physical = revision == 3 || revision == 4;
    check_table(machine, table->address, is_physical, !is_physical, "IBI SYST");
  }
  if (map == nullptr) {
    return;
  }
  check_is_reclaimable(machine, map->descriptors);
  // UEFI 2.10, section 7.2.3: EFI_MEMORY_DESCRIPTOR, which may be longer.
  check("a descriptor's size", map->descriptor_size >= 40);
  demand("descriptors are whole", map->size % map->descriptor_size == 0);
  check("their version", map->descriptor_version, 1);
  bool has_memory = false;
  for (std::uint64_t offset = 0; offset < map->size; offset += map->descriptor_size) {
    constexpr std::uint32_t kConventionalMemory = 7;
    const auto* const bytes = static_cast<const std::uint8_t*>(map->descriptors) + offset;
    has_memory =
        has_memory || *reinterpret_cast<const std::uint32_t*>(bytes) == kConventionalMemory;
  }
  check("the firmware's map has memory", has_memory);
}

}  // namespace limine
