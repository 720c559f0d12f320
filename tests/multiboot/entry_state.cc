// SPDX-License-Identifier: Apache-2.0
#include "tests/multiboot/entry_state.h"

#include "tests/multiboot/console.h"

namespace multiboot {
namespace {

std::uint32_t limit_of(std::uint32_t selector) {
  std::uint32_t limit = 0;
  asm volatile("lsll %1, %0" : "+r"(limit) : "r"(selector));
  return limit;
}

// Whether an address and the one that differs in line 20 are two.
bool is_line_20_open() {
  static volatile std::uint32_t here = 1;
  const auto address = reinterpret_cast<std::uintptr_t>(&here);
  const auto* const there = reinterpret_cast<const volatile std::uint32_t*>(address ^ 0x100000);
  const std::uint32_t before = *there;
  here = ~before;
  return *there == before;
}

// IA32_PAT, as after a reset, whatever the firmware did (Intel SDM vol. 3A, table 13-12).
void check_page_attributes() {
  constexpr std::uint32_t kPageAttributes = 0x277;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  asm volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(kPageAttributes));
  check_equal("PAT, entries 0 to 3,", low, 0x0007'0406);
  check_equal("PAT, entries 4 to 7,", high, 0x0007'0406);
}

}  // namespace

void check_entry_state(const EntryState& state) {
  check_equal("CR0, of protection and paging,", state.cr0 & 0x8000'0001, 1);
  check_equal("CR4", state.cr4, 0);
  check_equal("EFLAGS, of interrupts and virtual 8086 mode,", state.eflags & 0x2'0200, 0);
  check_equal("the limit of CS", limit_of(state.cs), 0xFFFF'FFFF);
  for (const std::uint32_t selector : {state.ds, state.es, state.fs, state.gs, state.ss}) {
    check_equal("the limit of a data segment", limit_of(selector), 0xFFFF'FFFF);
  }
  check("address line 20 is open", is_line_20_open());
  check_page_attributes();
}

}  // namespace multiboot
