// SPDX-License-Identifier: Apache-2.0
// How a kernel of the Slipway protocol finds an x86-64 processor: the table in
// boot/protocol/README.md.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_X86_64_ENTRY_STATE_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_X86_64_ENTRY_STATE_H_

#include <cstdint>

#include "boot/loader/enter/x86_64/entry_state.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/segments.h"

namespace slipway::protocol {

inline constexpr loader::EntryState kEntryState = {
    .cr0 = machine::Cr0::kProtectedMode | machine::Cr0::kMonitorCoprocessor |
           machine::Cr0::kNumericError | machine::Cr0::kWriteProtect | machine::Cr0::kPaging,
    .cr4 = machine::Cr4::kPhysicalAddressExtension,
    .efer = machine::Efer::kLongModeEnable | machine::Efer::kLongModeActive,
    .rflags = 2,  // bit 1 is always set (Intel SDM vol. 1, 3.4.3)
    .page_attributes = machine::PageAttributes::with(
        machine::PageAttributes::kAfterReset,
        machine::page_attribute_entry(machine::MemoryKind::kWriteCombining),
        machine::PageAttributes::Kind::kWriteCombining),
    .gdt = {machine::SegmentDescriptor::null(), machine::SegmentDescriptor::code64(),
            machine::SegmentDescriptor::data()},
    .gdt_entries = 3,
    .code = machine::Selector{1 * sizeof(machine::SegmentDescriptor)},
    .data = machine::Selector{2 * sizeof(machine::SegmentDescriptor)},
    .reports_first_fault = true,
};

// Of a kernel that was built for this minor version: 1.0 had the page attribute table as after a
// reset, and an empty interrupt table.
constexpr loader::EntryState entry_state(std::uint16_t minor_version) {
  loader::EntryState state = kEntryState;
  if (minor_version == 0) {
    state.page_attributes = machine::PageAttributes::kAfterReset;
    state.reports_first_fault = false;
  }
  return state;
}

// The entry point is called as void entry(const BootInfo* info) by the System V calling convention.
constexpr loader::EntryRegisters entry_registers(std::uint64_t boot_info) {
  return {.rdi = boot_info};
}

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_X86_64_ENTRY_STATE_H_
