// SPDX-License-Identifier: Apache-2.0
// What the handoff page holds.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_X86_64_HANDOFF_PAGE_LAYOUT_H_
#define SLIPWAY_BOOT_LOADER_ENTER_X86_64_HANDOFF_PAGE_LAYOUT_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "boot/loader/enter/entry_state.h"
#include "boot/loader/enter/handoff.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/segments.h"

namespace slipway::loader {

// Where a processor that is started begins, in real mode: at the page's first byte. What the code,
// start_processors.S, reads of the rest it has by these offsets.
struct ProcessorStart {
  std::array<std::byte, 0x110> code;
  std::uint32_t page_table_root;
  std::uint32_t cr0;
  std::uint32_t cr4;
  std::uint32_t efer;
  std::uint64_t page_attributes;  // 0 where the processors have no such table
  std::array<std::byte, 6> unused;
  machine::DescriptorTablePointer gdt;  // by its physical address, for real mode
  std::array<std::byte, 6> unused2;
  machine::DescriptorTablePointer mapped_gdt;  // as the kernel's tables map it
  std::uint32_t long_mode_entry;               // a far address: in the code, and its segment
  std::uint16_t code_segment;
  std::uint16_t data_segment;
  std::uint32_t x2apic;  // 1: to be switched to
  std::uint32_t unused3;
  std::uint64_t place;  // virtual, of a WaitingPlace: the one thing that changes between processors
  machine::DescriptorTablePointer mapped_idt;  // as the kernel's tables map it
  std::array<std::byte, 6> unused4;
};
static_assert(offsetof(ProcessorStart, page_table_root) == 0x110);
static_assert(offsetof(ProcessorStart, cr0) == 0x114);
static_assert(offsetof(ProcessorStart, cr4) == 0x118);
static_assert(offsetof(ProcessorStart, efer) == 0x11C);
static_assert(offsetof(ProcessorStart, page_attributes) == 0x120);
static_assert(offsetof(ProcessorStart, gdt) == 0x12E);
static_assert(offsetof(ProcessorStart, mapped_gdt) == 0x13E);
static_assert(offsetof(ProcessorStart, long_mode_entry) == 0x148);
static_assert(offsetof(ProcessorStart, code_segment) == 0x14C);
static_assert(offsetof(ProcessorStart, data_segment) == 0x14E);
static_assert(offsetof(ProcessorStart, x2apic) == 0x150);
static_assert(offsetof(ProcessorStart, place) == 0x158);
static_assert(offsetof(ProcessorStart, mapped_idt) == 0x160);
static_assert(sizeof(ProcessorStart) == 0x170);

struct HandoffPage {
  ProcessorStart start;
  // The kernel starts on these tables, until it loads its own. The GDT ends before `task`, which is
  // only there to load the task register from.
  std::array<machine::SegmentDescriptor, EntryState::kDescriptors> gdt;
  machine::TaskDescriptor task;
  machine::TaskStateSegment tss;
  std::array<machine::InterruptGate, machine::kExceptionCount> idt;
  std::array<std::byte, 4> unused;
  machine::DescriptorTablePointer idt_pointer;  // as the kernel's tables map it
  machine::DescriptorTablePointer gdt_pointer;  // likewise
  EntryRegisters registers;  // these four in this order, as enter_kernel.S takes them
  machine::InterruptFrame frame;
  std::array<std::byte, 64> code;
  std::array<std::byte, machine::kExceptionCount * 5> first_fault_entries;  // 5 bytes each
  std::array<std::byte, machine::kPageSize - sizeof(start) - sizeof(gdt) - sizeof(task) -
                            sizeof(tss) - sizeof(idt) - sizeof(unused) - sizeof(idt_pointer) -
                            sizeof(gdt_pointer) - sizeof(registers) - sizeof(frame) - sizeof(code) -
                            sizeof(first_fault_entries)>
      first_fault;  // behind its entries
};
static_assert(sizeof(HandoffPage) == machine::kPageSize);
static_assert(offsetof(HandoffPage, registers) ==
              offsetof(HandoffPage, gdt_pointer) + sizeof(machine::DescriptorTablePointer));
static_assert(offsetof(HandoffPage, gdt_pointer) ==
              offsetof(HandoffPage, idt_pointer) + sizeof(machine::DescriptorTablePointer));
static_assert(offsetof(HandoffPage, first_fault) % 8 == 0);

// Of the code that is copied here, enter_kernel.S and first_fault.S, which have these as numbers.
static_assert(sizeof(HandoffPage::code) == 64);
static_assert(sizeof(HandoffPage::first_fault) == 2624);

// Where the kernel's tables have something in the page that it finds by the descriptor tables.
inline std::uint64_t mapped_address(const void* place, const Handoff& handoff) {
  return reinterpret_cast<std::uintptr_t>(place) + handoff.descriptor_table_offset;
}

// The GDT in the page, by the page's own address.
inline machine::DescriptorTablePointer gdt_pointer(const HandoffPage& page,
                                                   const EntryState& state) {
  return {static_cast<std::uint16_t>(state.gdt_entries * sizeof(machine::SegmentDescriptor) - 1),
          reinterpret_cast<std::uintptr_t>(&page.gdt)};
}

// The same, as the kernel's tables map it.
inline machine::DescriptorTablePointer mapped_gdt_pointer(const HandoffPage& page,
                                                          const Handoff& handoff) {
  machine::DescriptorTablePointer pointer = gdt_pointer(page, handoff.state);
  pointer.base = mapped_address(&page.gdt, handoff);
  return pointer;
}

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_X86_64_HANDOFF_PAGE_LAYOUT_H_
