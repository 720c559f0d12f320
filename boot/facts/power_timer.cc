// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/power_timer.h"

#include <cstddef>

#include "boot/facts/acpi_table.h"
#include "boot/facts/table_bytes.h"

namespace slipway::facts {

std::optional<std::uint16_t> find_power_timer(std::uint64_t acpi_root_table,
                                              const loader::LoaderMemory& memory) {
  // The FADT's PM_TMR_BLK and PM_TMR_LEN (ACPI specification 6.5, table 5.9).
  constexpr std::size_t kBlock = 76;
  constexpr std::size_t kLength = 91;
  constexpr std::byte kTimerLength{4};
  constexpr std::uint32_t kIoSpaceEnd = 0x1'0000;
  const TableBytes table = find_acpi_table(acpi_root_table, acpi_signature("FACP"), memory);
  if (table.size() <= kLength || table[kLength] != kTimerLength) {
    return std::nullopt;
  }
  const std::uint32_t address = read32(table, kBlock);
  return address != 0 && address < kIoSpaceEnd ? std::optional(static_cast<std::uint16_t>(address))
                                               : std::nullopt;
}

}  // namespace slipway::facts
