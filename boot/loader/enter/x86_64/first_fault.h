// SPDX-License-Identifier: Apache-2.0
// The report of exceptions that come before a kernel has an interrupt table of its own
// (EntryState::reports_first_fault): in the handoff page, with the tables that lead there.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_X86_64_FIRST_FAULT_H_
#define SLIPWAY_BOOT_LOADER_ENTER_X86_64_FIRST_FAULT_H_

#include <cstdint>

#include "boot/loader/enter/handoff.h"
#include "boot/loader/enter/x86_64/handoff_page_layout.h"

namespace slipway::loader {

// Puts it into the page, and loads the task register, which keeps the stack of a double fault. To
// be called on the processor that enters the kernel, whose GDT it changes: load another after it.
void prepare_first_fault(HandoffPage& page, const Handoff& handoff);

// The interrupt table as the kernel's tables map it.
inline machine::DescriptorTablePointer mapped_idt_pointer(const HandoffPage& page,
                                                          const Handoff& handoff) {
  return handoff.state.reports_first_fault
             ? machine::DescriptorTablePointer{sizeof(page.idt) - 1,
                                               mapped_address(&page.idt, handoff)}
             : machine::DescriptorTablePointer{0, 0};
}

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_X86_64_FIRST_FAULT_H_
