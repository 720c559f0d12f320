#include "boot/loader/memory/page_tables.h"

#include <cstring>

namespace slipway::loader {

namespace {

using machine::bytes_per_entry;
using machine::kPageSize;
using machine::PageFlags;
using machine::PageLevel;
using machine::PageTable;
using machine::PageTableEntry;

// Tables are taken from the map in pools, so that they do not scatter over it.
constexpr std::uint64_t kTablesPerPool = 16;

}  // namespace

Result<PageTables> PageTables::create(PhysicalMemory memory, MemoryMap& map,
                                      std::uint64_t reachable_end, CpuFeatures cpu) {
  PageTables tables(memory, map, reachable_end, cpu);
  return tables.new_table().transform([&](std::uint64_t root) {
    tables.root_ = root;
    return tables;
  });
}

Result<void> PageTables::map(const Mapping& mapping) {
  Mapping rest = mapping;
  while (rest.size != 0) {
    const PageLevel level = largest_level(rest);
    const auto table = table_for(rest.virtual_address, level);
    if (!table) {
      return std::unexpected(table.error());
    }
    PageTableEntry& entry = (**table)[table_index(rest.virtual_address, level)];
    if (entry.is_present()) {
      return std::unexpected(
          Error{.code = ErrorCode::kAlreadyMapped, .numbers = {rest.virtual_address}});
    }
    entry = PageTableEntry::of(rest.physical_address, leaf_flags(rest.rights, level));
    rest.virtual_address += bytes_per_entry(level);
    rest.physical_address += bytes_per_entry(level);
    rest.size -= bytes_per_entry(level);
  }
  return {};
}

Result<void> PageTables::map_recursively(std::uint32_t root_entry) {
  PageTableEntry& entry = (*memory_.at<PageTable>(root_))[root_entry];
  if (entry.is_present()) {
    return std::unexpected(Error{.code = ErrorCode::kAlreadyMapped,
                                 .numbers = {machine::root_entry_address(root_entry)}});
  }
  entry = PageTableEntry::of(root_, leaf_flags({.write = true}, PageLevel::kTable));
  return {};
}

PageLevel PageTables::largest_level(const Mapping& rest) const {
  const auto fits = [&](PageLevel level) {
    const std::uint64_t size = bytes_per_entry(level);
    return rest.size >= size && (rest.virtual_address | rest.physical_address) % size == 0;
  };
  if (cpu_.gigabyte_pages && fits(PageLevel::kDirectoryPointer)) {
    return PageLevel::kDirectoryPointer;
  }
  return fits(PageLevel::kDirectory) ? PageLevel::kDirectory : PageLevel::kTable;
}

// The table at `level` on the way to `virtual_address`. Makes those that are missing.
Result<PageTable*> PageTables::table_for(std::uint64_t virtual_address, PageLevel level) {
  auto* table = memory_.at<PageTable>(root_);
  for (PageLevel above = PageLevel::kRoot; above != level; above = next_lower(above)) {
    PageTableEntry& entry = (*table)[table_index(virtual_address, above)];
    if (!entry.is_present()) {
      const auto created = new_table();
      if (!created) {
        return std::unexpected(created.error());
      }
      // The entry that maps the page has the last word on its rights.
      entry = PageTableEntry::of(*created, PageFlags::kPresent | PageFlags::kWritable);
    } else if (entry.has(PageFlags::kLarge)) {
      return std::unexpected(
          Error{.code = ErrorCode::kAlreadyMapped, .numbers = {virtual_address}});
    }
    table = memory_.at<PageTable>(entry.address());
  }
  return table;
}

PageFlags PageTables::leaf_flags(PageRights rights, PageLevel level) const {
  PageFlags flags = PageFlags::kPresent;
  if (level != PageLevel::kTable) {
    flags = flags | PageFlags::kLarge;
  }
  if (rights.write) {
    flags = flags | PageFlags::kWritable;
  }
  if (!rights.execute && cpu_.no_execute) {
    flags = flags | PageFlags::kNoExecute;
  }
  return flags;
}

Result<std::uint64_t> PageTables::new_table() {
  if (pool_ == pool_end_) {
    std::uint64_t tables = kTablesPerPool;
    auto pool = allocate(tables);
    if (!pool && pool.error().code == ErrorCode::kNoMemoryForPageTables) {
      tables = 1;
      pool = allocate(tables);
    }
    if (!pool) {
      return pool;
    }
    pool_ = *pool;
    pool_end_ = *pool + tables * kPageSize;
  }
  const std::uint64_t table = pool_;
  pool_ += kPageSize;
  std::memset(memory_.at(table), 0, kPageSize);
  return table;
}

Result<std::uint64_t> PageTables::allocate(std::uint64_t tables) {
  return map_->allocate({.size = tables * kPageSize, .end = reachable_end_},
                        MemoryType::kPageTables, {.code = ErrorCode::kNoMemoryForPageTables});
}

}  // namespace slipway::loader
