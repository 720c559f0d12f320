// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/io_apics.h"

#include <algorithm>

#include "boot/facts/madt.h"
#include "boot/facts/table_bytes.h"

namespace slipway::facts {

namespace {

// Section 5.2.12.3, "I/O APIC Structure".
constexpr std::size_t kIoApicSize = 12;
constexpr std::size_t kIoApicAddress = 4;

// The registers and how they are aligned (Intel 82093AA data sheet, section 3.1).
constexpr std::uint64_t kRegistersSize = 256;

bool is_apart_from_memory(const loader::MemoryMap& map, std::uint64_t address) {
  return std::ranges::none_of(map.regions(), [address](const loader::MemoryRegion& region) {
    return region.type != loader::MemoryType::kReserved &&
           region.start < address + kRegistersSize && address < region.end();
  });
}

}  // namespace

IoApics find_io_apics(std::uint64_t acpi_root_table, const loader::LoaderMemory& memory) {
  IoApics found;
  for_each_madt_structure(acpi_root_table, memory, [&](MadtType type, TableBytes structure) {
    if (type != MadtType::kIoApic || structure.size() < kIoApicSize) {
      return;
    }
    const std::uint64_t address = read32(structure, kIoApicAddress);
    if (address != 0 && address % kRegistersSize == 0 &&
        is_apart_from_memory(memory.map, address)) {
      found.add(address);
    }
  });
  return found;
}

}  // namespace slipway::facts
