// SPDX-License-Identifier: Apache-2.0
// What the handoff page holds on the way to protected mode.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_X86_64_PROTECTED_PAGE_H_
#define SLIPWAY_BOOT_LOADER_ENTER_X86_64_PROTECTED_PAGE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "boot/loader/enter/entry_state.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/segments.h"

namespace slipway::loader {

// The code, enter_protected_mode.S, knows the rest by these offsets.
struct ProtectedPage {
  std::array<machine::SegmentDescriptor, EntryState::kDescriptors> gdt;
  std::array<std::byte, 6> unused;
  machine::DescriptorTablePointer gdt_pointer;
  std::uint32_t far_address;  // of the code in 32 bits, and its segment
  std::uint16_t code_segment;
  std::uint16_t data_segment;
  std::uint32_t cr0;
  std::uint32_t cr4;
  std::uint32_t copies;  // address of the first
  std::uint32_t copy_count;
  std::uint32_t entry;
  std::uint32_t eax;
  std::uint32_t ebx;
  std::uint32_t esi;
  std::array<std::byte, 256> code;
  std::array<std::byte, 3720> stack;  // of the code; no protocol promises a kernel one
};
static_assert(offsetof(ProtectedPage, gdt_pointer) == 0x46);
static_assert(offsetof(ProtectedPage, far_address) == 0x50);
static_assert(offsetof(ProtectedPage, data_segment) == 0x56);
static_assert(offsetof(ProtectedPage, cr0) == 0x58);
static_assert(offsetof(ProtectedPage, cr4) == 0x5C);
static_assert(offsetof(ProtectedPage, copies) == 0x60);
static_assert(offsetof(ProtectedPage, copy_count) == 0x64);
static_assert(offsetof(ProtectedPage, entry) == 0x68);
static_assert(offsetof(ProtectedPage, eax) == 0x6C);
static_assert(offsetof(ProtectedPage, ebx) == 0x70);
static_assert(offsetof(ProtectedPage, esi) == 0x74);
static_assert(sizeof(ProtectedPage::code) == 256);
static_assert(sizeof(ProtectedPage) == machine::kPageSize);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_X86_64_PROTECTED_PAGE_H_
