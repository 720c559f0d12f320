// SPDX-License-Identifier: Apache-2.0
// Follows ACPI's tables from where the loader says that they begin (ACPI specification 6.5, section
// 5.2). All of them can be read through the map of physical memory.
#include <cstdint>

#include <slipway/kernel.h>
#include "tests/conformance/firmware/table_bytes.h"

namespace {

using slipway::protocol::BootInfo;

constexpr std::size_t kHeaderSize = 36;

// A table behind the common header, all of it.
TableBytes acpi_table(const BootInfo& info, std::uint64_t physical) {
  const auto size = read<std::uint32_t>(table_at(info, physical, kHeaderSize), 4);
  const TableBytes table = table_at(info, physical, size);
  check_sum(table, text(table, 0, 4));
  return table;
}

struct Root {
  TableBytes table;
  std::size_t entry_size;

  std::uint64_t entry(std::size_t offset) const {
    return entry_size == 8 ? read<std::uint64_t>(table, offset)
                           : read<std::uint32_t>(table, offset);
  }
};

Root root_table(const BootInfo& info) {
  ASSERT(info.firmware_tables.rsdp != 0, "no RSDP");
  const TableBytes rsdp = table_at(info, info.firmware_tables.rsdp, kHeaderSize);
  ASSERT(text(rsdp, 0, 8) == "RSD PTR ");
  check_sum(rsdp.first(20), "the RSDP");
  const bool has_xsdt = rsdp[15] >= 2;
  if (has_xsdt) {
    check_sum(rsdp.first(read<std::uint32_t>(rsdp, 20)), "the extended RSDP");
  }
  const std::uint64_t address =
      has_xsdt ? read<std::uint64_t>(rsdp, 24) : read<std::uint32_t>(rsdp, 16);
  const TableBytes table = acpi_table(info, address);
  ASSERT(text(table, 0, 4) == (has_xsdt ? "XSDT" : "RSDT"));
  return {table, has_xsdt ? 8u : 4u};
}

}  // namespace

void kernel_main(const BootInfo& info) {
  const Root root = root_table(info);
  int tables = 0;
  for (std::size_t i = kHeaderSize; i < root.table.size(); i += root.entry_size) {
    acpi_table(info, root.entry(i));
    ++tables;
  }
  ASSERT(tables > 0);
  slipway::println("ACPI as documented: {} tables", tables);
}
