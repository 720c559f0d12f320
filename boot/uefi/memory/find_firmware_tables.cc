// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/memory/find_firmware_tables.h"

#include <cstddef>
#include <cstdint>

#include "boot/facts/firmware_tables.h"

namespace slipway::uefi {
namespace {

// As far as a check may look: no entry point is longer.
constexpr std::size_t kMostBytes = 256;

std::uint64_t find(std::span<const efi::ConfigurationTable> tables, const efi::Guid& guid,
                   facts::TableCheck check) {
  for (const efi::ConfigurationTable& entry : tables) {
    if (entry.guid == guid && entry.table != nullptr &&
        check({static_cast<const std::byte*>(entry.table), kMostBytes})) {
      return reinterpret_cast<std::uintptr_t>(entry.table);
    }
  }
  return 0;
}

std::uint64_t find_rsdp(std::span<const efi::ConfigurationTable> tables) {
  const std::uint64_t with_xsdt = find(tables, efi::kAcpi20Table, facts::is_rsdp_with_xsdt);
  return with_xsdt != 0 ? with_xsdt : find(tables, efi::kAcpi10Table, facts::is_rsdp);
}

}  // namespace

loader::FirmwareTables find_firmware_tables(std::span<const efi::ConfigurationTable> tables) {
  return {
      .rsdp = find_rsdp(tables),
      .smbios = find(tables, efi::kSmbiosTable, facts::is_smbios),
      .smbios3 = find(tables, efi::kSmbios3Table, facts::is_smbios3),
  };
}

}  // namespace slipway::uefi
