// SPDX-License-Identifier: Apache-2.0
// Fills page tables, of whatever processor.
#ifndef SLIPWAY_MACHINE_PAGING_PAGE_TABLE_BUILDER_H_
#define SLIPWAY_MACHINE_PAGING_PAGE_TABLE_BUILDER_H_

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <expected>

#include "slipway/machine/paging/levels.h"

namespace slipway::machine {

// What a processor's page tables are, as its folder says it (processors.bzl). An Entry of zeros is
// not present.
template <typename T>
concept PagingTraits = requires(std::uint64_t address, PageLevel level, PageRights rights,
                                MemoryKind kind, T::Features features, T::Entry entry) {
  { T::kGeometry } -> std::convertible_to<PageGeometry>;
  // How many trees of tables there are, and which of them translates an address.
  { T::kRoots } -> std::convertible_to<std::size_t>;
  { T::root_of(address) } -> std::same_as<std::size_t>;
  { T::is_canonical(address) } -> std::same_as<bool>;
  // Of a processor that lacks nothing.
  { T::kAllFeatures } -> std::convertible_to<typename T::Features>;
  // The highest level at which an entry can map a page.
  { T::largest_page(features) } -> std::same_as<PageLevel>;

  // An entry that leads to the table at this physical address; one that maps a page. Where the
  // processor has no such kind of memory, the page is of the kind that other pages are.
  { T::Entry::table(address) } -> std::same_as<typename T::Entry>;
  { T::Entry::page(address, level, rights, features, kind) } -> std::same_as<typename T::Entry>;

  { entry.is_present() } -> std::same_as<bool>;
  // Of an entry that is present, in a table at this level.
  { entry.is_table(level) } -> std::same_as<bool>;
  // Of one that leads to a table.
  { entry.address() } -> std::same_as<std::uint64_t>;
  // Of one that maps a page, in a table at this level.
  { entry.page_address(level) } -> std::same_as<std::uint64_t>;
  { entry.rights() } -> std::same_as<PageRights>;
  { entry.kind(level) } -> std::same_as<MemoryKind>;
};

template <PagingTraits Traits>
using TableFor = TableOf<typename Traits::Entry, Traits::kGeometry>;

// Where the tables are, and what goes wrong with them.
template <typename T, typename Traits>
concept TableMemory = requires(T memory, std::uint64_t address) {
  typename T::Error;
  // The table at a physical address.
  { memory.table_at(address) } -> std::same_as<TableFor<Traits>*>;
  // The physical address of another one, with no entry present.
  { memory.new_table() } -> std::same_as<std::expected<std::uint64_t, typename T::Error>>;
  // The error for a page that is mapped already, at this virtual address.
  { memory.already_mapped(address) } -> std::same_as<typename T::Error>;
};

// A piece of virtual memory and where it is to lead. All in bytes and whole pages; the piece may
// end at 2^64.
struct PageMapping {
  std::uint64_t virtual_address;
  std::uint64_t physical_address;
  std::uint64_t size;
  PageRights rights;
  MemoryKind kind = MemoryKind::kWriteBack;
};

template <PagingTraits Traits, TableMemory<Traits> Memory>
class PageTableBuilder {
 public:
  using Entry = Traits::Entry;
  using Error = Memory::Error;
  using Roots = std::array<std::uint64_t, Traits::kRoots>;

  // `roots` are physical addresses of tables of the memory, which outlives the builder.
  constexpr PageTableBuilder(Memory& memory, Roots roots, Traits::Features features)
      : memory_(memory), roots_(roots), features_(features) {}

  // Maps canonical addresses with the largest pages that their alignment and the processor allow.
  // Fails if any page of it is mapped.
  constexpr std::expected<void, Error> map(const PageMapping& mapping) {
    PageMapping rest = mapping;
    while (rest.size != 0) {
      const PageLevel level = largest_level(rest);
      const auto table = table_for(rest.virtual_address, level);
      if (!table) {
        return std::unexpected(table.error());
      }
      if (!fill(**table, level, rest)) {
        return std::unexpected(memory_.already_mapped(rest.virtual_address));
      }
    }
    return {};
  }

 private:
  using Table = TableFor<Traits>;
  static constexpr PageGeometry kGeometry = Traits::kGeometry;

  constexpr PageLevel largest_level(const PageMapping& rest) const {
    PageLevel level = Traits::largest_page(features_);
    while (level != PageLevel::kTable && !fits(rest, level)) {
      level = next_lower(level);
    }
    return level;
  }

  static constexpr bool fits(const PageMapping& rest, PageLevel level) {
    const std::uint64_t size = kGeometry.bytes_per_entry(level);
    return rest.size >= size && ((rest.virtual_address | rest.physical_address) & (size - 1)) == 0;
  }

  // Takes from `rest` what entries of this table map. False if one of them is present.
  constexpr bool fill(Table& table, PageLevel level, PageMapping& rest) {
    const std::uint64_t size = kGeometry.bytes_per_entry(level);
    std::size_t index = kGeometry.table_index(rest.virtual_address, level);
    do {
      Entry& entry = table[index];
      if (entry.is_present()) {
        return false;
      }
      entry = Entry::page(rest.physical_address, level, rest.rights, features_, rest.kind);
      rest.virtual_address += size;
      rest.physical_address += size;
      rest.size -= size;
    } while (++index != kGeometry.entries_per_table() && rest.size != 0 &&
             largest_level(rest) == level);
    return true;
  }

  // The table at `level` on the way to `virtual_address`. Makes those that are missing.
  constexpr std::expected<Table*, Error> table_for(std::uint64_t virtual_address, PageLevel level) {
    Table* table = memory_.table_at(roots_[Traits::root_of(virtual_address)]);
    for (PageLevel above = kGeometry.root(); above != level; above = next_lower(above)) {
      Entry& entry = (*table)[kGeometry.table_index(virtual_address, above)];
      if (!entry.is_present()) {
        const auto created = memory_.new_table();
        if (!created) {
          return std::unexpected(created.error());
        }
        entry = Entry::table(*created);
      } else if (!entry.is_table(above)) {
        return std::unexpected(memory_.already_mapped(virtual_address));
      }
      table = memory_.table_at(entry.address());
    }
    return table;
  }

  Memory& memory_;
  Roots roots_;
  Traits::Features features_;
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_PAGE_TABLE_BUILDER_H_
