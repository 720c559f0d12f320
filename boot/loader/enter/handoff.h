// SPDX-License-Identifier: Apache-2.0
// The last step: from the loader to the kernel.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_HANDOFF_H_
#define SLIPWAY_BOOT_LOADER_ENTER_HANDOFF_H_

#include <cstdint>
#include <span>

#include "boot/loader/enter/entry_state.h"
#include "boot/loader/enter/physical_copy.h"
#include "boot/loader/enter/waiting_place.h"

namespace slipway::loader {

// All that is needed to enter a loaded kernel.
struct Handoff {
  std::uint64_t page_table_root;  // physical
  std::uint64_t entry;            // virtual
  std::uint64_t stack_top;        // virtual: end of the stack

  // A page of its own, at the same address in the loader's and in the kernel's tables, from which
  // the processor changes from one to the other.
  std::uint64_t page;

  // Of the descriptor tables, which are in that page, less their physical addresses.
  std::uint64_t descriptor_table_offset;

  bool no_execute;  // the tables make pages not executable

  EntryState state;
  EntryRegisters registers;

  // Virtual address of the cells of 80x25 text, for the report of a first fault; 0 where there are
  // none.
  std::uint64_t text_cells = 0;

  // For start_processors(): the page is then in the first MiB.
  WaitingPlaces waiting = {};
  bool x2apic = false;  // whether local APICs are to be x2APICs

  // For kernels that load_physical() has placed: what puts the kernel where it belongs, in memory
  // below 4 GiB.
  std::span<const PhysicalCopy> copies = {};
};

// Leaves the loader: sets the machine's state and jumps to the entry point. Needs long mode with
// physical memory identity mapped, writable and executable around `handoff.page`. Only on the
// machine (//boot/loader/enter:enter_kernel).
[[noreturn]] void enter_kernel(const Handoff& handoff);

// The same for a kernel that starts in 32 bits, with paging off, where `entry` is physical and
// there is neither a stack nor a page table. Whatever was in the kernel's place until now, page
// tables too, is written over. `handoff.page` is below 4 GiB
// (//boot/loader/enter:enter_protected_mode).
[[noreturn]] void enter_protected_mode(const Handoff& handoff);

// The same for a kernel that calls UEFI's boot services: in long mode, with all that is the
// firmware's as it is, page tables, descriptor tables and interrupts too, and on its stack. RAX and
// RBX are the protocol's. The handoff itself is not in the kernel's place
// (//boot/loader/enter:enter_beside_firmware).
[[noreturn]] void enter_beside_firmware(const Handoff& handoff);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_HANDOFF_H_
