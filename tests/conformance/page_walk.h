// SPDX-License-Identifier: Apache-2.0
// What the page tables that are in force map, read through the map of physical memory.
#ifndef SLIPWAY_TESTS_CONFORMANCE_PAGE_WALK_H_
#define SLIPWAY_TESTS_CONFORMANCE_PAGE_WALK_H_

#include <slipway/boot_info.h>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"

// A piece of virtual memory that one entry of a page table maps. The rights are what the processor
// grants: those that the entries on all levels have in common.
struct Page {
  std::uint64_t virtual_start;
  std::uint64_t physical_start;
  std::uint64_t size;
  bool writable;
  bool executable;  // as far as the entries say; the processor may have no NX
  bool user;
  unsigned attribute_entry;  // its kind of memory: which entry of the page attribute table
  slipway::machine::PageTableEntry entry;

  bool is_inside(std::uint64_t start, std::uint64_t length) const {
    return virtual_start >= start && virtual_start - start + size <= length;
  }

  std::uint64_t physical_address_of(std::uint64_t address) const {
    return physical_start + (address - virtual_start);
  }
};

class PageWalk {
 public:
  explicit PageWalk(const slipway::protocol::BootInfo& info)
      : physical_memory_(info.physical_memory.offset) {}

  // Calls `visit` with each page that is mapped, in the order of the tables.
  template <typename Visit>
  void for_each_page(Visit visit) const {
    visit_table(root(), slipway::machine::PageLevel::kRoot, everything(), visit);
  }

  // The page that holds `address`, if one is mapped there.
  std::optional<Page> page_at(std::uint64_t address) const {
    using namespace slipway::machine;
    Page page = everything();
    std::uint64_t table_address = root();
    for (PageLevel level = PageLevel::kRoot;; level = next_lower(level)) {
      const PageTableEntry entry = table_at(table_address)[table_index(address, level)];
      if (!entry.is_present()) {
        return std::nullopt;
      }
      page = below(page, entry, level, address / bytes_per_entry(level) * bytes_per_entry(level));
      if (maps_page(entry, level)) {
        return page;
      }
      table_address = entry.address();
    }
  }

 private:
  static Page everything() {
    return {.virtual_start = 0,
            .physical_start = 0,
            .size = 0,
            .writable = true,
            .executable = true,
            .user = true,
            .attribute_entry = 0,
            .entry = {}};
  }

  static std::uint64_t root() {
    return slipway::machine::Cr3::read() & slipway::machine::Cr3::kAddressMask;
  }

  const slipway::machine::PageTable& table_at(std::uint64_t address) const {
    return *reinterpret_cast<const slipway::machine::PageTable*>(physical_memory_ + address);
  }

  static bool maps_page(slipway::machine::PageTableEntry entry, slipway::machine::PageLevel level) {
    using namespace slipway::machine;
    return level == PageLevel::kTable || entry.has(PageFlags::kLarge);
  }

  // What an entry leaves of the rights of those above it.
  static Page below(const Page& above, slipway::machine::PageTableEntry entry,
                    slipway::machine::PageLevel level, std::uint64_t virtual_start) {
    using slipway::machine::PageFlags;
    return {.virtual_start = virtual_start,
            .physical_start = maps_page(entry, level) ? entry.page_address(level) : entry.address(),
            .size = bytes_per_entry(level),
            .writable = above.writable && entry.has(PageFlags::kWritable),
            .executable = above.executable && !entry.has(PageFlags::kNoExecute),
            .user = above.user && entry.has(PageFlags::kUser),
            .attribute_entry = entry.attribute_entry(level),
            .entry = entry};
  }

  template <typename Visit>
  void visit_table(std::uint64_t table_address, slipway::machine::PageLevel level,
                   const Page& above, Visit& visit) const {
    using namespace slipway::machine;
    for (std::size_t i = 0; i < kEntriesPerTable; ++i) {
      const PageTableEntry entry = table_at(table_address)[i];
      if (!entry.is_present()) {
        continue;
      }
      const std::uint64_t start = level == PageLevel::kRoot
                                      ? root_entry_address(i)
                                      : above.virtual_start + i * bytes_per_entry(level);
      const Page page = below(above, entry, level, start);
      if (maps_page(entry, level)) {
        visit(page);
      } else {
        visit_table(entry.address(), next_lower(level), page, visit);
      }
    }
  }

  std::uint64_t physical_memory_;
};

#endif  // SLIPWAY_TESTS_CONFORMANCE_PAGE_WALK_H_
