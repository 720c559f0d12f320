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

}  // namespace limine
