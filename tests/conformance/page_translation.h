// What the page tables that are in force say of an address.
#ifndef SLIPWAY_TESTS_CONFORMANCE_PAGE_TRANSLATION_H_
#define SLIPWAY_TESTS_CONFORMANCE_PAGE_TRANSLATION_H_

#include <cstdint>
#include <optional>

#include "boot/protocol/boot_info.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"

struct PageTranslation {
  slipway::machine::PageTableEntry entry;  // the one that maps the page
  std::uint64_t physical_address;          // of the address looked up
};

// Goes through the map of physical memory. Nothing if the address is not mapped.
inline std::optional<PageTranslation> translate(const slipway::protocol::BootInfo& info,
                                                std::uint64_t address) {
  using namespace slipway::machine;
  std::uint64_t table_address = Cr3::read() & Cr3::kAddressMask;
  for (PageLevel level = PageLevel::kRoot;; level = next_lower(level)) {
    const auto& table =
        *reinterpret_cast<const PageTable*>(info.physical_memory.offset + table_address);
    const PageTableEntry entry = table[table_index(address, level)];
    if (!entry.is_present()) return std::nullopt;
    if (level == PageLevel::kTable || entry.has(PageFlags::kLarge)) {
      return PageTranslation{entry, entry.address() + address % bytes_per_entry(level)};
    }
    table_address = entry.address();
  }
}

#endif  // SLIPWAY_TESTS_CONFORMANCE_PAGE_TRANSLATION_H_
