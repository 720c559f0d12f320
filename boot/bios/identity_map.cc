#include "boot/bios/identity_map.h"

#include "boot/bios/low_memory.h"
#include "machine/page_table.h"

namespace slipway::bios {

void extend_identity_map() {
  using machine::PageFlags;
  using machine::PageTableEntry;

  // The order in which stage2_entry.S lays them out.
  auto* const tables = reinterpret_cast<machine::PageTable*>(std::uintptr_t{kPageTablesAddress});
  constexpr std::size_t kFirstDirectory = 2;
  constexpr std::size_t kDirectoryCount = kIdentityMapEnd / machine::kHugePageSize;
  static_assert(kFirstDirectory + kDirectoryCount == kPageTableCount);

  machine::PageTable& directory_pointers = tables[1];
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < kDirectoryCount; ++i) {
    machine::PageTable& directory = tables[kFirstDirectory + i];
    for (PageTableEntry& entry : directory.entries) {
      entry = PageTableEntry::of(address,
                                 PageFlags::kPresent | PageFlags::kWritable | PageFlags::kLarge);
      address += machine::kLargePageSize;
    }
    directory_pointers[i] = PageTableEntry::of(reinterpret_cast<std::uintptr_t>(&directory),
                                               PageFlags::kPresent | PageFlags::kWritable);
  }
}

}  // namespace slipway::bios
