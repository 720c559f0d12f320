// SPDX-License-Identifier: Apache-2.0
// The state in which a kernel is entered, as start.S keeps it; and what both versions promise of
// it.
#ifndef SLIPWAY_TESTS_MULTIBOOT_ENTRY_STATE_H_
#define SLIPWAY_TESTS_MULTIBOOT_ENTRY_STATE_H_

#include <cstdint>

struct EntryState {
  std::uint32_t eax;
  std::uint32_t ebx;
  std::uint32_t cr0;
  std::uint32_t cr4;
  std::uint32_t cs;
  std::uint32_t ds;
  std::uint32_t es;
  std::uint32_t fs;
  std::uint32_t gs;
  std::uint32_t ss;
  std::uint32_t eflags;
};

// By the linker script.
extern "C" char kernel_start[];
extern "C" char kernel_end[];

extern "C" void kernel_main(const EntryState& state);

namespace multiboot {

// Protected mode without paging, flat segments, no interrupts, and the gate of address line 20
// open.
void check_entry_state(const EntryState& state);

}  // namespace multiboot

#endif  // SLIPWAY_TESTS_MULTIBOOT_ENTRY_STATE_H_
