// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/io_apics.h"

#include <algorithm>

#include "boot/facts/acpi_table.h"
#include "boot/facts/table_bytes.h"

namespace slipway::facts {

namespace {

// The MADT: behind the header come the local APIC's address and flags, and then structures that
// begin with their type and their length.
constexpr std::uint32_t kMadt = acpi_signature("APIC");
constexpr std::size_t kFirstStructure = kAcpiHeaderSize + 8;
constexpr std::size_t kStructureHeaderSize = 2;

// Section 5.2.12.3, "I/O APIC Structure".
constexpr std::byte kIoApic{1};
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
  TableBytes rest = find_acpi_table(acpi_root_table, kMadt, memory);
  rest = rest.subspan(std::min(rest.size(), kFirstStructure));
  while (rest.size() >= kStructureHeaderSize) {
    const auto length = std::to_integer<std::size_t>(rest[1]);
    if (length < kStructureHeaderSize || length > rest.size()) {
      break;
    }
    if (rest[0] == kIoApic && length >= kIoApicSize) {
      const std::uint64_t address = read32(rest, kIoApicAddress);
      if (address != 0 && address % kRegistersSize == 0 &&
          is_apart_from_memory(memory.map, address)) {
        found.add(address);
      }
    }
    rest = rest.subspan(length);
  }
  return found;
}

}  // namespace slipway::facts
