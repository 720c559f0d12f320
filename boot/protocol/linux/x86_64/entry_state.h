// SPDX-License-Identifier: Apache-2.0
// How a kernel of the Linux boot protocol finds an x86-64 processor (Linux, 6.1,
// Documentation/x86/boot.rst, "32-bit Boot Protocol"): flat segments of 32 bits by the selectors
// __BOOT_CS and __BOOT_DS, and no paging.
#ifndef SLIPWAY_BOOT_PROTOCOL_LINUX_X86_64_ENTRY_STATE_H_
#define SLIPWAY_BOOT_PROTOCOL_LINUX_X86_64_ENTRY_STATE_H_

#include "boot/loader/enter/x86_64/entry_state.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/segments.h"

namespace slipway::protocol::linux_boot {

inline constexpr loader::EntryState kEntryState = {
    .mode = loader::EntryMode::kProtected,
    .cr0 = machine::Cr0::kProtectedMode | machine::Cr0::kExtensionType,
    .rflags = machine::Rflags::kAlwaysSet,
    .gdt = {machine::SegmentDescriptor::null(), machine::SegmentDescriptor::null(),
            machine::SegmentDescriptor::code32(), machine::SegmentDescriptor::data32()},
    .gdt_entries = 4,
    .code = machine::Selector{0x10},
    .data = machine::Selector{0x18},
};

}  // namespace slipway::protocol::linux_boot

#endif  // SLIPWAY_BOOT_PROTOCOL_LINUX_X86_64_ENTRY_STATE_H_
