// SPDX-License-Identifier: Apache-2.0
// Goes through SMBIOS's structures from where the loader says that they begin (DMTF DSP0134,
// sections 5.2 and 6.1).
#include <cstdint>

#include <slipway/kernel.h>
#include "tests/conformance/firmware/table_bytes.h"

namespace {

using slipway::protocol::BootInfo;

struct Structures {
  std::uint64_t start;
  std::uint64_t size;
};

Structures structures_of_smbios(const BootInfo& info) {
  const TableBytes entry = table_at(info, info.firmware_tables.smbios, 31);
  ASSERT(text(entry, 0, 4) == "_SM_" && text(entry, 16, 5) == "_DMI_");
  check_sum(entry.first(entry[5]), "the entry point");
  check_sum(entry.subspan(16), "the intermediate entry point");
  return {read<std::uint32_t>(entry, 24), read<std::uint16_t>(entry, 22)};
}

Structures structures_of_smbios3(const BootInfo& info) {
  const TableBytes entry = table_at(info, info.firmware_tables.smbios3, 24);
  ASSERT(text(entry, 0, 5) == "_SM3_");
  check_sum(entry, "the entry point");
  return {read<std::uint64_t>(entry, 16), read<std::uint32_t>(entry, 12)};
}

// Up to the one that says that it is the last: a formatted part, then strings, then two zeroes.
int count_structures(TableBytes bytes) {
  constexpr std::uint8_t kEndOfTable = 127;
  for (int count = 1;; ++count) {
    const bool last = bytes[0] == kEndOfTable;
    ASSERT(bytes[1] >= 4, "a structure that is shorter than its header");
    bytes = bytes.subspan(bytes[1]);
    while (bytes[0] != 0 || bytes[1] != 0) {
      bytes = bytes.subspan(1);
    }
    if (last) {
      return count;
    }
    bytes = bytes.subspan(2);
  }
}

}  // namespace

void kernel_main(const BootInfo& info) {
  const auto& tables = info.firmware_tables;
  ASSERT(tables.smbios != 0 || tables.smbios3 != 0, "no SMBIOS");
  const Structures structures =
      tables.smbios3 != 0 ? structures_of_smbios3(info) : structures_of_smbios(info);
  const int count = count_structures(table_at(info, structures.start, structures.size));
  slipway::println("SMBIOS{} as documented: {} structures", tables.smbios3 != 0 ? " 3" : "", count);
}
