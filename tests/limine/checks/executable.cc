// SPDX-License-Identifier: Apache-2.0
// The kernel's own image: contiguous in memory, each segment with its rights.
#include <optional>

#include "slipway/machine/paging/page_table.h"
#include "tests/limine/checks/checks.h"
#include "tests/limine/checks/page_tables.h"
#include "tests/limine/console.h"

extern "C" const char kernel_base[];
extern "C" const char kernel_end[];

namespace limine {
namespace {

constexpr char kConstant[] = "a constant";
constinit int variable = 1;

std::uint64_t address_of(const void* object) {
  return reinterpret_cast<std::uint64_t>(object);
}

void check_rights(const Machine& machine, std::uint64_t address, bool writable, bool executable) {
  const std::optional<Page> page = page_at(machine, address);
  demand("a segment is mapped", page.has_value());
  check("a segment's page is writable", page->is_writable, writable);
  check("a segment's page is executable", page->is_executable, executable);
  check("a segment's caching", page->attribute_entry, 0);
}

}  // namespace

void check_executable(const Machine& machine) {
  const ExecutableAddress& executable = *machine.executable;
  check("the kernel's virtual address", executable.virtual_, address_of(kernel_base));
  check("the kernel's physical page", executable.physical % slipway::machine::kPageSize, 0);
  for (std::uint64_t offset = 0; offset < address_of(kernel_end) - address_of(kernel_base);
       offset += slipway::machine::kPageSize) {
    const std::optional<Page> page = page_at(machine, executable.virtual_ + offset);
    demand("all of the kernel is mapped", page.has_value());
    check("the kernel is contiguous", page->physical, executable.physical + offset);
    check("the type of the kernel's memory",
          static_cast<std::uint64_t>(type_at(machine, page->physical)),
          static_cast<std::uint64_t>(MemoryType::kExecutableAndModules));
  }
  check_rights(machine, address_of(reinterpret_cast<const void*>(&check_executable)), false, true);
  check_rights(machine, address_of(kConstant), false, false);
  check_rights(machine, address_of(&variable), true, false);
}

}  // namespace limine
