// SPDX-License-Identifier: Apache-2.0
// The tables of the firmware that are known by a mark and a checksum in their first bytes.
#ifndef SLIPWAY_BOOT_FACTS_FIRMWARE_TABLES_H_
#define SLIPWAY_BOOT_FACTS_FIRMWARE_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::facts {

// The first four bytes of a table, as a little-endian number.
enum class TableMark : std::uint32_t {
  kRsdp = 0x2044'5352,     // "RSD "
  kSmbios = 0x5F4D'535F,   // "_SM_"
  kSmbios3 = 0x334D'535F,  // "_SM3"
};

// Whether `bytes` begin with the table, whole and with all its checksums right.
using TableCheck = bool (*)(std::span<const std::byte> bytes);

// ACPI's Root System Description Pointer (ACPI specification 6.5, section 5.2.5.3). From revision
// 2 on it is longer, and has a second checksum and the address of the XSDT.
bool is_rsdp(std::span<const std::byte> bytes);
bool is_rsdp_with_xsdt(std::span<const std::byte> bytes);

// The physical address of ACPI's root table, the XSDT if there is one and else the RSDT. `rsdp` has
// been found good.
std::uint64_t acpi_root_table(std::span<const std::byte> rsdp);

// The entry points of SMBIOS (DMTF DSP0134, sections 5.2.1 and 5.2.2): "_SM_" and "_SM3_".
bool is_smbios(std::span<const std::byte> bytes);
bool is_smbios3(std::span<const std::byte> bytes);

// The physical address of SMBIOS's structures, by an entry point that has been found good.
std::uint64_t smbios_structures(std::span<const std::byte> smbios);
std::uint64_t smbios3_structures(std::span<const std::byte> smbios3);

// A BIOS puts each at a multiple of so many bytes.
inline constexpr std::size_t kTableAlignment = 16;

// What is left of `memory`, whose first byte is so aligned, from the first table on that begins
// with `mark` and that `check` accepts; nothing if there is none. The mark is there because a ROM
// is large, and checks are slow.
std::span<const std::byte> find_table(std::span<const std::byte> memory, TableMark mark,
                                      TableCheck check);

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_FIRMWARE_TABLES_H_
