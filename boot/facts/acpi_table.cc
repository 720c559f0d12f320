// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/acpi_table.h"

#include <algorithm>

#include "boot/facts/table_bytes.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::facts {

namespace {

constexpr std::uint32_t kXsdt = acpi_signature("XSDT");
constexpr std::uint32_t kRsdt = acpi_signature("RSDT");

constexpr std::size_t kLength = 4;  // of the table, with its header

// No table that we look for is anywhere near. It takes a moment to add up so many bytes.
constexpr std::uint64_t kLargest = machine::kMebibyte;

// What lies in one region of the map; nothing if it does not.
TableBytes bytes_at(std::uint64_t address, std::uint64_t size, const loader::LoaderMemory& memory) {
  const auto holds = [&](const loader::MemoryRegion& region) {
    return region.type != loader::MemoryType::kBad && region.start <= address &&
           address + size <= region.end();
  };
  if (address == 0 || address >= memory.end || size > kLargest ||
      std::ranges::none_of(memory.map.regions(), holds)) {
    return {};
  }
  return memory.memory.bytes(address, size);
}

// All of the table with this signature that begins here; nothing if none does, or it is broken.
TableBytes table_at(std::uint64_t address, std::uint32_t signature,
                    const loader::LoaderMemory& memory) {
  const TableBytes header = bytes_at(address, kAcpiHeaderSize, memory);
  if (header.empty() || read32(header, 0) != signature) {
    return {};
  }
  const std::uint32_t length = read32(header, kLength);
  const TableBytes table = bytes_at(address, length, memory);
  return length >= kAcpiHeaderSize && sums_to_zero(table, length) ? table : TableBytes();
}

}  // namespace

TableBytes find_acpi_table(std::uint64_t root_table, std::uint32_t signature,
                           const loader::LoaderMemory& memory) {
  TableBytes root = table_at(root_table, kXsdt, memory);
  std::size_t entry_size = sizeof(std::uint64_t);
  if (root.empty()) {
    root = table_at(root_table, kRsdt, memory);
    entry_size = sizeof(std::uint32_t);
  }
  TableBytes table;
  for (std::size_t i = kAcpiHeaderSize; table.empty() && i + entry_size <= root.size();
       i += entry_size) {
    const std::uint64_t address =
        entry_size == sizeof(std::uint64_t) ? read64(root, i) : read32(root, i);
    table = table_at(address, signature, memory);
  }
  return table;
}

}  // namespace slipway::facts
