// SPDX-License-Identifier: Apache-2.0
// How a kernel of the Limine boot protocol finds an x86-64 processor. All general registers are 0.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_X86_64_ENTRY_STATE_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_X86_64_ENTRY_STATE_H_

#include <cstdint>

#include "boot/loader/enter/x86_64/entry_state.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/segments.h"

namespace slipway::protocol::limine {

inline constexpr std::uint64_t kPageAttributes = machine::PageAttributes::with(
    machine::PageAttributes::with(machine::PageAttributes::kAfterReset, 4,
                                  machine::PageAttributes::Kind::kWriteProtected),
    5, machine::PageAttributes::Kind::kWriteCombining);

inline constexpr loader::EntryState kEntryState = {
    .cr0 = machine::Cr0::kProtectedMode | machine::Cr0::kWriteProtect | machine::Cr0::kPaging,
    .cr4 = machine::Cr4::kPhysicalAddressExtension,
    .efer = machine::Efer::kLongModeEnable | machine::Efer::kLongModeActive,
    .rflags = 2,  // bit 1 is always set (Intel SDM vol. 1, 3.4.3)
    .page_attributes = kPageAttributes,
    .gdt = {machine::SegmentDescriptor::null(), machine::SegmentDescriptor::code16(),
            machine::SegmentDescriptor::data16(), machine::SegmentDescriptor::code32(),
            machine::SegmentDescriptor::data32(), machine::SegmentDescriptor::readable_code64(),
            machine::SegmentDescriptor::data()},
    .gdt_entries = 7,
    .code = machine::Selector{5 * sizeof(machine::SegmentDescriptor)},
    .data = machine::Selector{6 * sizeof(machine::SegmentDescriptor)},
    .reports_first_fault = true,
};

// Of a kernel of this base revision: from 5 on the interrupt table is empty, and before it is not
// spoken of.
constexpr loader::EntryState entry_state(std::uint64_t base_revision) {
  constexpr std::uint64_t kFirstWithEmptyTable = 5;
  loader::EntryState state = kEntryState;
  state.reports_first_fault = base_revision < kFirstWithEmptyTable;
  return state;
}

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_X86_64_ENTRY_STATE_H_
