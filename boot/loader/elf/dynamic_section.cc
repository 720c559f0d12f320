// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/dynamic_section.h"

#include "boot/loader/elf/elf.h"

namespace slipway::loader {

namespace {

using elf::DynamicEntry;
using elf::DynamicTag;

std::unexpected<Error> refuse(ErrorCode code, std::array<std::uint64_t, 3> numbers = {},
                              std::string_view name = {}) {
  return std::unexpected(Error{.code = code, .numbers = numbers, .name = name});
}

// The value of the first entry with `tag`.
std::optional<std::uint64_t> find(const KernelBytes& kernel, DynamicTable table, DynamicTag tag) {
  for (std::uint64_t offset = 0; offset + sizeof(DynamicEntry) <= table.size;
       offset += sizeof(DynamicEntry)) {
    const auto entry = kernel.read<DynamicEntry>(table.address + offset);
    if (!entry || entry->tag == DynamicTag::kEnd) {
      break;
    }
    if (entry->tag == tag) {
      return entry->value;
    }
  }
  return std::nullopt;
}

Result<void> check_table(const KernelBytes& kernel, const RelocationTable& table,
                         std::uint64_t entry_size) {
  if (table.size == 0) {
    return {};
  }
  if (table.entry_size != entry_size) {
    return refuse(ErrorCode::kRelocationEntrySize, {table.entry_size, entry_size});
  }
  if (!kernel.holds(table.address, table.size)) {
    return refuse(ErrorCode::kRelocationTableOutside, {table.address, table.size});
  }
  return {};
}

}  // namespace

Result<DynamicSection> read_dynamic_section(const KernelBytes& kernel, DynamicTable table) {
  const auto value_of = [&](DynamicTag tag, std::uint64_t otherwise = 0) {
    return find(kernel, table, tag).value_or(otherwise);
  };
  DynamicSection section;
  section.rela = {value_of(DynamicTag::kRela), value_of(DynamicTag::kRelaSize),
                  value_of(DynamicTag::kRelaEntrySize)};
  section.relr = {value_of(DynamicTag::kRelr), value_of(DynamicTag::kRelrSize),
                  value_of(DynamicTag::kRelrEntrySize)};
  section.plt = {value_of(DynamicTag::kPltRelocations), value_of(DynamicTag::kPltRelocationsSize),
                 sizeof(elf::Rela)};
  section.strings = value_of(DynamicTag::kStringTable);
  section.symbols = value_of(DynamicTag::kSymbolTable);

  if (const auto library = find(kernel, table, DynamicTag::kNeeded)) {
    return refuse(ErrorCode::kNeedsLibrary, {}, string_at(kernel, section.strings, *library));
  }
  if (find(kernel, table, DynamicTag::kTextRelocations) ||
      (value_of(DynamicTag::kFlags) & elf::kFlagTextRelocations) != 0) {
    return refuse(ErrorCode::kTextRelocations);
  }
  if (find(kernel, table, DynamicTag::kRel)) {
    return refuse(ErrorCode::kRelFormat);
  }
  return check_table(kernel, section.rela, sizeof(elf::Rela))
      .and_then([&] { return check_table(kernel, section.relr, sizeof(std::uint64_t)); })
      .and_then([&] { return check_table(kernel, section.plt, sizeof(elf::Rela)); })
      .transform([&] { return section; });
}

std::string_view string_at(const KernelBytes& kernel, std::uint64_t strings, std::uint64_t offset) {
  // Longer ones are not shown whole anyway.
  constexpr std::uint64_t kLongest = 64;
  const std::uint64_t address = strings + offset;
  std::span<const std::byte> bytes;
  for (std::uint64_t size = 1; size <= kLongest && kernel.holds(address, size); ++size) {
    const auto longer = kernel.stored(address, size);
    if (longer.size() < size || longer.back() == std::byte{0}) {
      break;
    }
    bytes = longer;
  }
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace slipway::loader
