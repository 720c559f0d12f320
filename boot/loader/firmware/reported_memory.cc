#include "boot/loader/firmware/reported_memory.h"

#include <algorithm>

namespace slipway::loader {

namespace {

// Where tables are kept there is memory. An entry that is larger is a window to devices.
constexpr std::uint64_t kMaxTablesSize = 64 << 20;

bool holds_tables(const ReportedMemory& entry, const MachineFacts& facts) {
  return entry.type == MemoryType::kReserved && facts.acpi_root_table != 0 &&
         entry.size <= kMaxTablesSize && facts.acpi_root_table >= entry.start &&
         facts.acpi_root_table - entry.start < entry.size;
}

}  // namespace

Result<void> add_reported(MemoryMap& map, const ReportedMemory& entry, const MachineFacts& facts) {
  if (entry.start >= facts.physical_address_end) return {};
  const std::uint64_t size = std::min(entry.size, facts.physical_address_end - entry.start);
  return map.add(entry.start, size, holds_tables(entry, facts) ? MemoryType::kAcpiNvs : entry.type);
}

}  // namespace slipway::loader
