// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/x86_64/driver/mmio.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>

#include "slipway/boot_info.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/start/boot_info.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/paging/page_table_builder.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"

namespace slipway {
namespace {

using machine::kPageSize;
using machine::PageTable;

constexpr std::size_t kSpareTables = 16;
constinit std::array<PageTable, kSpareTables> spare_tables{};
constinit std::size_t spare_tables_used = 0;

std::uint64_t physical_address_of(const void* object) {
  const auto address = reinterpret_cast<std::uint64_t>(object);
  const protocol::BootInfo& info = boot_info();
  for (const auto& segment : std::span(info.kernel_segments, info.kernel_segment_count)) {
    const std::uint64_t offset = address - segment.virtual_start;
    if (offset < segment.size) {
      return segment.physical_start + offset;
    }
  }
  panic("{:#x} is in no segment of the kernel", address);
}

// The tables that the processor uses, seen through the map of physical memory.
struct PageTables {
  enum class Error { kAlreadyMapped, kNoTables };

  PageTable* table_at(std::uint64_t physical_address) {
    return reinterpret_cast<PageTable*>(boot_info().physical_memory.offset + physical_address);
  }
  std::expected<std::uint64_t, Error> new_table() {
    if (spare_tables_used == kSpareTables) {
      return std::unexpected(Error::kNoTables);
    }
    return physical_address_of(&spare_tables[spare_tables_used++]);
  }
  Error already_mapped(std::uint64_t) { return Error::kAlreadyMapped; }
};

}  // namespace

DeviceMemory map_device(std::uint64_t physical_address, std::size_t size) {
  ASSERT(size != 0 && physical_address + size > physical_address &&
             physical_address + size <= machine::kPhysicalAddressEnd,
         "no device has {} bytes at {:#x}", size, physical_address);
  const std::uint64_t offset = boot_info().physical_memory.offset;
  PageTables tables;
  const machine::PageFeatures features{
      .no_execute = machine::Cpu<>::has(machine::CpuFeature::kNoExecute), .gigabyte_pages = false};
  machine::PageTableBuilder<machine::Paging, PageTables> builder(
      tables, {machine::Cr3::read() & machine::Cr3::kAddressMask}, features);
  // False if it is mapped, as a whole or in part.
  const auto map = [&](std::uint64_t page, std::uint64_t page_size) {
    ASSERT(machine::is_canonical(offset + page), "the map of physical memory ends below {:#x}",
           page);
    const auto mapped = builder.map({.virtual_address = offset + page,
                                     .physical_address = page,
                                     .size = page_size,
                                     .rights = {.write = true, .execute = false},
                                     .kind = machine::MemoryKind::kDevice});
    if (!mapped && mapped.error() == PageTables::Error::kNoTables) {
      panic("the {} page tables for devices are used up at {:#x}", kSpareTables, page);
    }
    return mapped.has_value();
  };
  const std::uint64_t end = physical_address + size;
  std::uint64_t page = physical_address & ~(kPageSize - 1);
  while (page < end) {
    const bool fills_large_page =
        page % machine::kLargePageSize == 0 && end - page >= machine::kLargePageSize;
    if (fills_large_page && map(page, machine::kLargePageSize)) {
      page += machine::kLargePageSize;
    } else {
      (void)map(page, kPageSize);
      page += kPageSize;
    }
  }
  return DeviceMemory(reinterpret_cast<volatile std::byte*>(offset + physical_address));
}

}  // namespace slipway
