// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/memory/identity_map.h"

#include <algorithm>
#include <optional>

#include "boot/bios/layout/low_memory.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::bios {
namespace {

using machine::kHugePageSize;
using machine::PageFlags;
using machine::PageLevel;
using machine::PageTable;
using machine::PageTableEntry;

constexpr PageFlags kTable = PageFlags::kPresent | PageFlags::kWritable;
constexpr PageFlags kPage = kTable | PageFlags::kLarge;

PageTable* table_at(std::uint64_t address) {
  return reinterpret_cast<PageTable*>(address);
}

// The order in which stage2_entry.S lays them out.
PageTable* const root = reinterpret_cast<PageTable*>(std::uintptr_t{kPageTablesAddress});

// Maps the GiB at `address` with large pages.
void fill_directory(PageTable& directory, std::uint64_t address) {
  for (PageTableEntry& entry : directory.entries) {
    entry = PageTableEntry::of(address, kPage);
    address += machine::kLargePageSize;
  }
}

PageTable* new_table(loader::MemoryMap& memory_map) {
  const auto address = memory_map.allocate({.size = sizeof(PageTable), .end = kIdentityMapEnd},
                                           loader::MemoryType::kLoader);
  if (!address) {
    return nullptr;
  }
  PageTable* const table = table_at(*address);
  table->entries = {};
  return table;
}

// Maps the GiB at `address`. False if there is no memory for the tables.
bool map_gigabyte(std::uint64_t address, loader::MemoryMap& memory_map, bool gigabyte_pages) {
  PageTableEntry& pointers_entry = (*root)[table_index(address, PageLevel::kRoot)];
  if (!pointers_entry.is_present()) {
    const auto* const pointers = new_table(memory_map);
    if (pointers == nullptr) {
      return false;
    }
    pointers_entry = PageTableEntry::of(reinterpret_cast<std::uintptr_t>(pointers), kTable);
  }
  PageTableEntry& entry =
      (*table_at(pointers_entry.address()))[table_index(address, PageLevel::kDirectoryPointer)];
  if (gigabyte_pages) {
    entry = PageTableEntry::of(address, kPage);
    return true;
  }
  auto* const directory = new_table(memory_map);
  if (directory == nullptr) {
    return false;
  }
  fill_directory(*directory, address);
  entry = PageTableEntry::of(reinterpret_cast<std::uintptr_t>(directory), kTable);
  return true;
}

// The first GiB from `address` on in which there is usable memory. Looked up anew each time, since
// the tables come out of the map.
std::optional<std::uint64_t> next_usable_gigabyte(const loader::MemoryMap& memory_map,
                                                  std::uint64_t address) {
  for (const loader::MemoryRegion& region : memory_map.regions()) {
    if (region.type != loader::MemoryType::kUsable || region.end() <= address) {
      continue;
    }
    return std::max(address, region.start / kHugePageSize * kHugePageSize);
  }
  return std::nullopt;
}

}  // namespace

void extend_identity_map() {
  constexpr std::size_t kFirstDirectory = 2;
  constexpr std::size_t kDirectoryCount = kIdentityMapEnd / kHugePageSize;
  static_assert(kFirstDirectory + kDirectoryCount == kPageTableCount);

  PageTable& directory_pointers = root[1];
  for (std::size_t i = 0; i < kDirectoryCount; ++i) {
    PageTable& directory = root[kFirstDirectory + i];
    fill_directory(directory, i * kHugePageSize);
    directory_pointers[i] =
        PageTableEntry::of(reinterpret_cast<std::uintptr_t>(&directory), kTable);
  }
}

std::uint64_t extend_identity_map_over(loader::MemoryMap& memory_map, bool gigabyte_pages) {
  // Four-level tables of the lower half; what is beyond cannot have its own address.
  constexpr std::uint64_t kEnd = std::uint64_t{1} << 47;
  std::uint64_t address = kIdentityMapEnd;
  while (const auto next = next_usable_gigabyte(memory_map, address)) {
    address = *next;
    if (address >= kEnd || !map_gigabyte(address, memory_map, gigabyte_pages)) {
      break;
    }
    address += kHugePageSize;
  }
  return address;
}

}  // namespace slipway::bios
