// SPDX-License-Identifier: Apache-2.0
// "Entry memory layout" and "Caching": what a base revision has in the higher half direct map, and,
// if it is 0, at its own address. The page tables are walked.
#include <optional>

#include "slipway/machine/numbers/units.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "tests/limine/checks/checks.h"
#include "tests/limine/checks/page_tables.h"
#include "tests/limine/console.h"

namespace limine {
namespace {

using slipway::machine::kGibibyte;
using slipway::machine::kPageSize;

constexpr unsigned kWriteBack = 0;
constexpr unsigned kWriteCombining = 5;

// Whether a region of this type is in the direct map above 4 GiB, and for later revisions anywhere.
bool is_mapped(MemoryType type, std::uint64_t base_revision) {
  switch (type) {
    case MemoryType::kUsable:
    case MemoryType::kReclaimable:
    case MemoryType::kExecutableAndModules:
    case MemoryType::kFramebuffer:
      return true;
    case MemoryType::kAcpiReclaimable:
    case MemoryType::kAcpiNvs:
      return base_revision != 3;
    case MemoryType::kReservedMapped:
      return base_revision >= 4;
    case MemoryType::kReserved:
    case MemoryType::kBad:
      return base_revision == 0;
  }
  return false;
}

// All of 4 GiB is in the direct map of revisions 0 to 2.
bool fills_4_gib(std::uint64_t base_revision) {
  return base_revision <= 2;
}

bool are_pixels(const Machine& machine, std::uint64_t physical) {
  return type_at(machine, physical) == MemoryType::kFramebuffer;
}

void check_page(const Machine& machine, std::uint64_t address, std::uint64_t physical) {
  const std::optional<Page> page = page_at(machine, address);
  if (!page) {
    say_line(address, " is not mapped");
    check("what is to be mapped is", false);
    return;
  }
  check("where a page is mapped to", page->physical, physical);
  check("a page is writable", page->is_writable);
  check("a page is executable", page->is_executable, !machine.is_strict);
  check("a page is the kernel's alone", !page->is_for_user);
  if (are_pixels(machine, physical)) {
    check("the caching of pixels", page->attribute_entry, kWriteCombining);
  } else {
    check("the caching of memory", page->attribute_entry, kWriteBack);
  }
}

// First and last page, and one in each 2 MiB between.
template <typename Visit>
void for_some_pages(std::uint64_t start, std::uint64_t end, Visit visit) {
  constexpr std::uint64_t kStep = 2 * slipway::machine::kMebibyte;
  start &= ~(kPageSize - 1);
  for (std::uint64_t page = start; page < end; page += kStep) {
    visit(page);
  }
  visit((end - 1) & ~(kPageSize - 1));
}

void check_region(const Machine& machine, const MemoryRegion& region, std::uint64_t offset) {
  for_some_pages(region.start, region.end(), [&](std::uint64_t page) {
    if (page != 0 || offset != 0) {
      check_page(machine, offset + page, page);
    }
  });
}

// Revision 3 and later have nothing in the direct map that is not listed as such.
void check_is_not_mapped(const Machine& machine, const MemoryRegion& region) {
  for_some_pages(region.start, region.end(), [&](std::uint64_t page) {
    if (!is_mapped(type_at(machine, page), machine.base_revision) &&
        page_at(machine, machine.direct_map + page)) {
      say_line(page, " is in the direct map");
      check("nothing else is mapped", false);
    }
  });
}

}  // namespace

void check_address_space(const Machine& machine) {
  const bool has_identity_map = machine.base_revision == 0;
  if (fills_4_gib(machine.base_revision)) {
    const MemoryRegion all = {0, 4 * kGibibyte, MemoryType::kUsable};
    check_region(machine, all, machine.direct_map);
    if (has_identity_map) {
      check_region(machine, all, 0);
    }
  }
  for (std::uint64_t i = 0; i < machine.memory_map->count; ++i) {
    const MemoryRegion& region = *machine.memory_map->regions[i];
    if (is_mapped(region.type, machine.base_revision)) {
      check_region(machine, region, machine.direct_map);
      if (has_identity_map) {
        check_region(machine, region, 0);
      }
    } else if (machine.base_revision == 3) {
      check_is_not_mapped(machine, region);
    }
  }
  if (!has_identity_map) {
    check("there is no identity map", !page_at(machine, slipway::machine::kMebibyte));
  }
  check("nothing is at address 0", !page_at(machine, 0));
  check("the type of memory of the page tables",
        static_cast<std::uint64_t>(
            type_at(machine, slipway::machine::Cr3::read() & slipway::machine::Cr3::kAddressMask)),
        static_cast<std::uint64_t>(MemoryType::kReclaimable));
}

}  // namespace limine
