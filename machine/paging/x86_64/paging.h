// SPDX-License-Identifier: Apache-2.0
// The page tables of x86-64 in long mode (Intel SDM vol. 3A, section 5.5, "4-Level Paging and
// 5-Level Paging"): four levels.
#ifndef SLIPWAY_MACHINE_PAGING_X86_64_PAGING_H_
#define SLIPWAY_MACHINE_PAGING_X86_64_PAGING_H_

#include <cstddef>
#include <cstdint>

#include "slipway/machine/paging/levels.h"

namespace slipway::machine {

// Physical addresses have at most 52 bits (SDM vol. 3A, section 4.1.4, MAXPHYADDR).
inline constexpr std::uint64_t kPhysicalAddressEnd = std::uint64_t{1} << 52;

// Whether bits 63 to 47 are all equal, as the processor demands (SDM vol. 1, section 3.3.7.1).
constexpr bool is_canonical(std::uint64_t virtual_address) {
  const std::uint64_t upper = virtual_address >> 47;
  return upper == 0 || upper == 0x1FFFF;
}

// The canonical address at which the area of the root table's entry `index` begins.
constexpr std::uint64_t root_entry_address(std::size_t index) {
  const std::uint64_t address = index * bytes_per_entry(PageLevel::kRoot);
  return index < kEntriesPerTable / 2 ? address : address | 0xFFFF'0000'0000'0000;
}

// Bits of an entry (SDM vol. 3A, tables 5-15 to 5-20). Three of them are the number of an entry in
// the page attribute table (section "Page Attribute Table (PAT)"): kWriteThrough is 1,
// kCacheDisable 2, and 4 is kTablePageAttribute in a PT, where no entry needs kLarge, and
// kPageAttribute above.
enum class PageFlags : std::uint64_t {
  kNone = 0,
  kPresent = 1 << 0,
  kWritable = 1 << 1,
  kUser = 1 << 2,
  kWriteThrough = 1 << 3,
  kCacheDisable = 1 << 4,
  kAccessed = 1 << 5,
  kDirty = 1 << 6,
  kLarge = 1 << 7,  // in a PD or PDPT: the entry maps a page instead of leading to a table
  kTablePageAttribute = kLarge,
  kGlobal = 1 << 8,
  kPageAttribute = 1 << 12,
  kNoExecute = std::uint64_t{1} << 63,  // reserved, and faults, unless EFER.NXE is set
};

constexpr PageFlags operator|(PageFlags a, PageFlags b) {
  return static_cast<PageFlags>(static_cast<std::uint64_t>(a) | static_cast<std::uint64_t>(b));
}

// What not all processors have.
struct PageFeatures {
  bool no_execute = false;      // CPUID 0x80000001, EDX bit 20: pages can be made not executable
  bool gigabyte_pages = false;  // CPUID 0x80000001, EDX bit 26: pages of 1 GiB

  // CPUID 1, EDX bit 16: pages can choose from all of the page attribute table. Without it, from
  // its first four entries as they are after a reset, and none of these is kWriteCombining.
  bool page_attribute_table = false;
};

// The entry of the page attribute table that pages of a kind are by. Of these, entries 0 and 3 are
// what they have to be after a reset; entry 5 is as the loader sets it.
constexpr unsigned page_attribute_entry(MemoryKind kind) {
  switch (kind) {
    case MemoryKind::kWriteBack:
      return 0;
    case MemoryKind::kWriteCombining:
      return 5;
    case MemoryKind::kDevice:
      return 3;
  }
  return 0;
}

// One entry of any table.
struct PageTableEntry {
  std::uint64_t bits = 0;

  static constexpr PageTableEntry of(std::uint64_t physical_address, PageFlags flags) {
    return {physical_address | static_cast<std::uint64_t>(flags)};
  }

  // Leads to a table. The entry that maps the page has the last word on its rights.
  static constexpr PageTableEntry table(std::uint64_t physical_address) {
    return of(physical_address, PageFlags::kPresent | PageFlags::kWritable);
  }

  // Maps a page, in a table at `level`.
  static constexpr PageTableEntry page(std::uint64_t physical_address, PageLevel level,
                                       PageRights rights, PageFeatures features,
                                       MemoryKind kind = MemoryKind::kWriteBack) {
    PageFlags flags = PageFlags::kPresent | kind_flags(level, kind, features);
    if (level != PageLevel::kTable) {
      flags = flags | PageFlags::kLarge;
    }
    if (rights.write) {
      flags = flags | PageFlags::kWritable;
    }
    if (!rights.execute && features.no_execute) {
      flags = flags | PageFlags::kNoExecute;
    }
    return of(physical_address, flags);
  }

  constexpr bool has(PageFlags flag) const {
    return (bits & static_cast<std::uint64_t>(flag)) != 0;
  }
  constexpr bool is_present() const { return has(PageFlags::kPresent); }
  constexpr bool is_table(PageLevel level) const {
    return level != PageLevel::kTable && !has(PageFlags::kLarge);
  }

  // Where the table that the entry leads to begins.
  constexpr std::uint64_t address() const { return bits & 0x000F'FFFF'FFFF'F000; }

  // Of an entry that maps a page, in a table at `level`.

  constexpr std::uint64_t page_address(PageLevel level) const {
    return address() & ~(bytes_per_entry(level) - 1);
  }
  constexpr PageRights rights() const {
    return {.write = has(PageFlags::kWritable), .execute = !has(PageFlags::kNoExecute)};
  }
  constexpr unsigned attribute_entry(PageLevel level) const {
    return (has(PageFlags::kWriteThrough) ? 1 : 0) | (has(PageFlags::kCacheDisable) ? 2 : 0) |
           (has(upper_attribute_flag(level)) ? 4 : 0);
  }
  // As long as the page attribute table has what page_attribute_entry() says.
  constexpr MemoryKind kind(PageLevel level) const {
    for (const MemoryKind kind : {MemoryKind::kWriteCombining, MemoryKind::kDevice}) {
      if (attribute_entry(level) == page_attribute_entry(kind)) {
        return kind;
      }
    }
    return MemoryKind::kWriteBack;
  }

 private:
  static constexpr PageFlags upper_attribute_flag(PageLevel level) {
    return level == PageLevel::kTable ? PageFlags::kTablePageAttribute : PageFlags::kPageAttribute;
  }

  static constexpr PageFlags kind_flags(PageLevel level, MemoryKind kind, PageFeatures features) {
    const unsigned entry = page_attribute_entry(kind);
    if (entry >= 4 && !features.page_attribute_table) {
      return PageFlags::kNone;
    }
    return ((entry & 1) != 0 ? PageFlags::kWriteThrough : PageFlags::kNone) |
           ((entry & 2) != 0 ? PageFlags::kCacheDisable : PageFlags::kNone) |
           ((entry & 4) != 0 ? upper_attribute_flag(level) : PageFlags::kNone);
  }
};

using PageTable = TableOf<PageTableEntry>;

// For PageTableBuilder.
struct X86_64Paging {
  using Entry = PageTableEntry;
  using Features = PageFeatures;
  static constexpr PageFeatures kAllFeatures = {
      .no_execute = true, .gigabyte_pages = true, .page_attribute_table = true};
  static constexpr PageGeometry kGeometry = kFourLevels;

  static constexpr std::size_t kRoots = 1;
  static constexpr std::size_t root_of(std::uint64_t) { return 0; }
  static constexpr bool is_canonical(std::uint64_t virtual_address) {
    return machine::is_canonical(virtual_address);
  }
  static constexpr PageLevel largest_page(PageFeatures features) {
    return features.gigabyte_pages ? PageLevel::kDirectoryPointer : PageLevel::kDirectory;
  }
};

static_assert(sizeof(PageTableEntry) == 8);
static_assert(sizeof(PageTable) == kPageSize);
static_assert(root_entry_address(256) == 0xFFFF'8000'0000'0000);

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_X86_64_PAGING_H_
