// SPDX-License-Identifier: Apache-2.0
// The state of an x86-64 processor at a kernel's first instruction.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_X86_64_ENTRY_STATE_H_
#define SLIPWAY_BOOT_LOADER_ENTER_X86_64_ENTRY_STATE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/segments.h"

namespace slipway::loader {

enum class EntryMode : std::uint8_t {
  kLong,       // 64 bits, paging on
  kProtected,  // 32 bits, paging off
};

// What is there before a protocol knows where anything is: its plan has it. No interrupt comes, and
// there is no local descriptor table.
struct EntryState {
  static constexpr std::size_t kDescriptors = 8;

  EntryMode mode = EntryMode::kLong;

  // Written whole. EFER.NXE is added where the kernel's page tables use the NX bit.
  std::uint64_t cr0 = 0;
  std::uint64_t cr4 = 0;
  std::uint64_t efer = 0;
  std::uint64_t rflags = 0;

  // The page attribute table, where the processor has one. The page tables that the loader builds
  // use its entry 0, and another for pixels (machine::page_attribute_entry()).
  std::uint64_t page_attributes = machine::PageAttributes::kAfterReset;

  // The global descriptor table and what the segment registers hold: CS the one, all others the
  // other.
  std::array<machine::SegmentDescriptor, kDescriptors> gdt = {};
  std::uint16_t gdt_entries = 0;
  machine::Selector code = {};
  machine::Selector data = {};

  // Whether the processor's exceptions are reported, on the consoles and on a screen of text, until
  // the kernel loads an interrupt table of its own; the processor that enters has a task register
  // as well then. Else the table is empty, and the first exception resets the machine.
  bool reports_first_fault = false;
};

// Whether enter_kernel() can bring a processor into this state, and a kernel gets any further: in
// long mode, with the kernel's tables in use and what they map cached; by what the manuals allow.
bool can_enter(const EntryState& state);

// The same of enter_protected_mode(): 32 bits, with paging off.
constexpr bool can_enter_protected_mode(const EntryState& state) {
  constexpr std::uint64_t kBits = machine::Cr0::kProtectedMode | machine::Cr0::kPaging;
  return state.mode == EntryMode::kProtected &&
         (state.cr0 & kBits) == machine::Cr0::kProtectedMode && state.efer == 0;
}

// Whether pages that the loader maps as this kind of memory are of it in this state, where the
// processor has a page attribute table.
bool has_kind(const EntryState& state, machine::MemoryKind kind);

// General registers, in the order in which enter_kernel.S takes them. All but RSP, which is the
// stack's end less a null return address.
struct EntryRegisters {
  std::uint64_t rax = 0;
  std::uint64_t rbx = 0;
  std::uint64_t rcx = 0;
  std::uint64_t rdx = 0;
  std::uint64_t rsi = 0;
  std::uint64_t rdi = 0;
  std::uint64_t rbp = 0;
  std::uint64_t r8 = 0;
  std::uint64_t r9 = 0;
  std::uint64_t r10 = 0;
  std::uint64_t r11 = 0;
  std::uint64_t r12 = 0;
  std::uint64_t r13 = 0;
  std::uint64_t r14 = 0;
  std::uint64_t r15 = 0;
};
static_assert(sizeof(EntryRegisters) == 15 * 8);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_X86_64_ENTRY_STATE_H_
