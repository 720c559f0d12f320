// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/memory/find_firmware_tables.h"

#include <array>
#include <cstdint>

#include "boot/bios/layout/low_memory.h"
#include "boot/facts/firmware_tables.h"

namespace slipway::bios {
namespace {

using facts::TableMark;

struct Area {
  std::uint32_t start;
  std::uint32_t end;
};

// ACPI specification 6.5, section 5.2.5.1; DMTF DSP0134, section 5.2.1.
constexpr Area kAcpiRom = {0xE0000, 0x100000};
constexpr Area kSmbiosRom = {0xF0000, 0x100000};

// The BIOS data area says in which segment the extended one begins.
constexpr std::uint32_t kExtendedDataSegment = 0x40E;
constexpr std::uint32_t kConventionalMemoryEnd = 0xA0000;

Area extended_data_area(loader::PhysicalMemory memory) {
  // Not all at once: page 0 is no place for an object.
  const auto* const bytes = memory.at<const volatile std::uint8_t>(kExtendedDataSegment);
  const std::uint32_t start = (std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8) * 16;
  const bool plausible = start >= kFirstUsedAddress && start < kConventionalMemoryEnd;
  return plausible ? Area{start, start + 1024} : Area{0, 0};
}

// The address of the first table in `area` that `check` accepts, or 0.
std::uint64_t find(loader::PhysicalMemory memory, Area area, TableMark mark,
                   facts::TableCheck check) {
  const auto found =
      facts::find_table(memory.bytes(area.start, area.end - area.start), mark, check);
  return found.empty() ? 0 : area.end - found.size();
}

// One that has an XSDT, if there is any.
std::uint64_t find_rsdp(loader::PhysicalMemory memory) {
  const std::array<Area, 2> areas = {extended_data_area(memory), kAcpiRom};
  for (const facts::TableCheck check : {facts::is_rsdp_with_xsdt, facts::is_rsdp}) {
    for (const Area& area : areas) {
      if (const auto address = find(memory, area, TableMark::kRsdp, check)) {
        return address;
      }
    }
  }
  return 0;
}

}  // namespace

loader::FirmwareTables find_firmware_tables(loader::PhysicalMemory memory) {
  return {
      .rsdp = find_rsdp(memory),
      .smbios = find(memory, kSmbiosRom, TableMark::kSmbios, facts::is_smbios),
      .smbios3 = find(memory, kSmbiosRom, TableMark::kSmbios3, facts::is_smbios3),
  };
}

}  // namespace slipway::bios
