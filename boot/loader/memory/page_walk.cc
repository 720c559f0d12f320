// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/page_walk.h"

#include <algorithm>
#include <iterator>

#include "slipway/machine/paging/page_table.h"

namespace slipway::loader::testing {

namespace {

using machine::MemoryKind;
using machine::PageFlags;
using machine::PageLevel;
using machine::PageTable;
using machine::PageTableEntry;

// Of entries that lead to a table, and of those that map a page.
constexpr auto kTableBits =
    static_cast<std::uint64_t>(PageFlags::kPresent | PageFlags::kWritable) | 0x000F'FFFF'FFFF'F000;
constexpr auto kPageBits =
    kTableBits | static_cast<std::uint64_t>(PageFlags::kLarge | PageFlags::kWriteThrough |
                                            PageFlags::kNoExecute);

bool is_sound_page(PageTableEntry entry, PageLevel level) {
  const std::uint64_t in_page = entry.address() - entry.page_address(level);
  const MemoryKind kind = entry.kind(level);
  return level != PageLevel::kRoot && (entry.bits & ~kPageBits) == 0 &&
         kind != MemoryKind::kDevice &&
         entry.attribute_entry(level) == page_attribute_entry(kind) &&
         (in_page & ~static_cast<std::uint64_t>(PageFlags::kPageAttribute)) == 0;
}

void walk(PhysicalMemory memory, std::uint64_t table_address, PageLevel level,
          const MappedPage& above, PageWalk& result) {
  result.tables.push_back(table_address);
  const PageTable& table = *memory.at<PageTable>(table_address);
  for (std::size_t index = 0; index < machine::kEntriesPerTable; ++index) {
    const PageTableEntry entry = table[index];
    if (!entry.is_present()) {
      continue;
    }
    if (level == PageLevel::kRoot && entry.address() == table_address) {
      result.recursive_entries.push_back(index);
      continue;
    }
    MappedPage page = {
        .virtual_address = level == PageLevel::kRoot
                               ? machine::root_entry_address(index)
                               : above.virtual_address + index * bytes_per_entry(level),
        .physical_address = entry.address(),
        .size = bytes_per_entry(level),
        .write = above.write && entry.has(PageFlags::kWritable),
        .execute = above.execute && !entry.has(PageFlags::kNoExecute)};
    if (level == PageLevel::kTable || entry.has(PageFlags::kLarge)) {
      result.reserved_bits_set |= !is_sound_page(entry, level);
      page.physical_address = entry.page_address(level);
      page.kind = entry.kind(level);
      result.pages.push_back(page);
    } else {
      result.reserved_bits_set |= (entry.bits & ~kTableBits) != 0;
      walk(memory, entry.address(), next_lower(level), page, result);
    }
  }
}

}  // namespace

std::optional<MappedPage> PageWalk::page_at(std::uint64_t virtual_address) const {
  const auto after =
      std::ranges::upper_bound(pages, virtual_address, {}, &MappedPage::virtual_address);
  if (after == pages.begin()) {
    return std::nullopt;
  }
  const MappedPage& page = *std::prev(after);
  return virtual_address - page.virtual_address < page.size ? std::optional(page) : std::nullopt;
}

PageWalk walk_pages(PhysicalMemory memory, std::uint64_t root) {
  PageWalk result;
  walk(memory, root, PageLevel::kRoot, {0, 0, 0, true, true}, result);
  return result;
}

}  // namespace slipway::loader::testing
