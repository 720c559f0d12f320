// SPDX-License-Identifier: Apache-2.0
// How a kernel of Multiboot2 finds an x86-64 processor (Multiboot2 Specification 2.0, section 3.3):
// flat segments of 32 bits, and no paging.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_X86_64_ENTRY_STATE_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_X86_64_ENTRY_STATE_H_

#include "boot/loader/enter/x86_64/entry_state.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/segments.h"

namespace slipway::protocol::multiboot2 {

inline constexpr loader::EntryState kEntryState = {
    .mode = loader::EntryMode::kProtected,
    .cr0 = machine::Cr0::kProtectedMode | machine::Cr0::kExtensionType,
    .rflags = machine::Rflags::kAlwaysSet,
    .gdt = {machine::SegmentDescriptor::null(), machine::SegmentDescriptor::null(),
            machine::SegmentDescriptor::code32(), machine::SegmentDescriptor::data32()},
    .gdt_entries = 4,
    // As GRUB has them: kernels have been seen to rely on it.
    .code = machine::Selector{2 * sizeof(machine::SegmentDescriptor)},
    .data = machine::Selector{3 * sizeof(machine::SegmentDescriptor)},
};

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_X86_64_ENTRY_STATE_H_
