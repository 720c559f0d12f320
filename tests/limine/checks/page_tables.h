// SPDX-License-Identifier: Apache-2.0
// What the page tables that are in force map, read through the direct map.
#ifndef SLIPWAY_TESTS_LIMINE_CHECKS_PAGE_TABLES_H_
#define SLIPWAY_TESTS_LIMINE_CHECKS_PAGE_TABLES_H_

#include <cstdint>
#include <optional>

#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "tests/limine/checks/checks.h"

namespace limine {

struct Page {
  std::uint64_t physical;  // of the address that was asked for
  bool is_writable;
  bool is_executable;
  bool is_for_user;
  unsigned attribute_entry;  // of the page attribute table
};

// What is mapped at `address`, if anything is.
inline std::optional<Page> page_at(const Machine& machine, std::uint64_t address) {
  using namespace slipway::machine;
  Page page = {.physical = 0,
               .is_writable = true,
               .is_executable = true,
               .is_for_user = true,
               .attribute_entry = 0};
  std::uint64_t table = Cr3::read() & Cr3::kAddressMask;
  for (PageLevel level = PageLevel::kRoot;; level = next_lower(level)) {
    const auto& entries = *reinterpret_cast<const PageTable*>(machine.direct_map + table);
    const PageTableEntry entry = entries[table_index(address, level)];
    if (!entry.is_present()) {
      return std::nullopt;
    }
    page.is_writable = page.is_writable && entry.has(PageFlags::kWritable);
    page.is_executable = page.is_executable && !entry.has(PageFlags::kNoExecute);
    page.is_for_user = page.is_for_user && entry.has(PageFlags::kUser);
    if (level == PageLevel::kTable || entry.has(PageFlags::kLarge)) {
      page.physical = entry.page_address(level) + address % bytes_per_entry(level);
      page.attribute_entry = entry.attribute_entry(level);
      return page;
    }
    table = entry.address();
  }
}

}  // namespace limine

#endif  // SLIPWAY_TESTS_LIMINE_CHECKS_PAGE_TABLES_H_
