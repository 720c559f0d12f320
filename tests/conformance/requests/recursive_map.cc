// SPDX-License-Identifier: Apache-2.0
// A recursive entry in the root page table: all tables appear as pages, and can be changed there.
#include <cstdint>

#include <slipway/kernel.h>
#include "tests/conformance/page_walk.h"

SLIPWAY_KERNEL_REQUEST(.recursive_entry = 300);

namespace {

using namespace slipway::machine;
using slipway::protocol::BootInfo;

// Where the entry at `level` for `address` appears: the address, shifted by a level for each time
// that the processor goes through the recursive entry.
PageTableEntry& entry_for(const BootInfo& info, std::uint64_t address, PageLevel level) {
  std::uint64_t place = address;
  for (unsigned times = static_cast<unsigned>(level); times > 0; --times) {
    place = root_entry_address(info.recursive_entry) |
            (place >> 9 & (bytes_per_entry(PageLevel::kRoot) - 1));
  }
  return *reinterpret_cast<PageTableEntry*>(place & ~std::uint64_t{7});
}

alignas(kPageSize) volatile std::uint64_t pages[2][kPageSize / 8];

}  // namespace

void kernel_main(const BootInfo& info) {
  ASSERT(info.recursive_entry == 300);
  const std::uint64_t root = Cr3::read() & Cr3::kAddressMask;
  const std::uint64_t first = reinterpret_cast<std::uintptr_t>(&pages[0]);
  ASSERT(entry_for(info, 0, PageLevel::kRoot).bits ==
         reinterpret_cast<PageTable*>(info.physical_memory.offset + root)->entries[0].bits);
  PageTableEntry& entry = entry_for(info, first, PageLevel::kTable);
  const PageWalk tables_in_force(info);
  ASSERT(entry.bits == tables_in_force.page_at(first)->entry.bits);

  // Through the recursive entry, the first page is made to lead where the second does.
  pages[0][0] = 1;
  pages[1][0] = 2;
  entry = tables_in_force.page_at(reinterpret_cast<std::uintptr_t>(&pages[1]))->entry;
  Cr3::write(Cr3::read());
  ASSERT(pages[0][0] == 2);

  const bool has_nx = (Efer::read() & Efer::kNoExecuteEnable) != 0;
  const auto tables = reinterpret_cast<PageTable*>(info.physical_memory.offset + root);
  ASSERT(tables->entries[300].address() == root);
  ASSERT(tables->entries[300].has(PageFlags::kNoExecute) == has_nx);
  slipway::println("recursive map as asked for");
}
