// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/processors.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "boot/facts/madt.h"
#include "boot/facts/table_bytes.h"

namespace slipway::facts {

namespace {

using loader::ProcessorFacts;

// ACPI specification 6.5, section 5.2.12.2, "Processor Local APIC Structure", and 5.2.12.12,
// "Processor Local x2APIC Structure".
constexpr std::size_t kLocalApicSize = 8;
constexpr std::size_t kLocalX2ApicSize = 16;
constexpr std::uint32_t kEnabled = 1;

std::optional<ProcessorFacts> enabled_processor(MadtType type, TableBytes structure) {
  std::uint32_t flags = 0;
  ProcessorFacts processor = {};
  if (type == MadtType::kLocalApic && structure.size() >= kLocalApicSize) {
    flags = read32(structure, 4);
    processor = {.hardware_id = std::to_integer<std::uint32_t>(structure[3]),
                 .acpi_id = std::to_integer<std::uint32_t>(structure[2])};
  } else if (type == MadtType::kLocalX2Apic && structure.size() >= kLocalX2ApicSize) {
    flags = read32(structure, 8);
    processor = {.hardware_id = read32(structure, 4), .acpi_id = read32(structure, 12)};
  }
  // That number would be all of them.
  const std::uint32_t broadcast = type == MadtType::kLocalApic ? 0xFF : 0xFFFF'FFFF;
  return (flags & kEnabled) != 0 && processor.hardware_id != broadcast ? std::optional(processor)
                                                                       : std::nullopt;
}

template <typename Visit>
void for_each_processor(std::uint64_t acpi_root_table, const loader::LoaderMemory& memory,
                        Visit visit) {
  for_each_madt_structure(acpi_root_table, memory, [&](MadtType type, TableBytes structure) {
    if (const auto processor = enabled_processor(type, structure)) {
      visit(*processor);
    }
  });
}

}  // namespace

loader::Result<std::span<const ProcessorFacts>> find_processors(
    std::uint64_t acpi_root_table, std::uint32_t own_id, const loader::LoaderMemory& memory) {
  std::size_t most = 1;
  for_each_processor(acpi_root_table, memory, [&](const ProcessorFacts&) { ++most; });
  return memory.map
      .allocate({.size = most * sizeof(ProcessorFacts), .end = memory.end},
                loader::MemoryType::kLoader)
      .transform([&](std::uint64_t start) {
        auto* const list = reinterpret_cast<ProcessorFacts*>(memory.memory.at(start));
        std::size_t count = 1;
        list[0] = {.hardware_id = own_id, .acpi_id = 0};
        for_each_processor(acpi_root_table, memory, [&](const ProcessorFacts& processor) {
          if (processor.hardware_id == own_id) {
            list[0] = processor;
            return;
          }
          const auto known = std::span(list, count);
          if (std::ranges::none_of(known, [&](const ProcessorFacts& other) {
                return other.hardware_id == processor.hardware_id;
              })) {
            list[count++] = processor;
          }
        });
        return std::span<const ProcessorFacts>(list, count);
      });
}

}  // namespace slipway::facts
