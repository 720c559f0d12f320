// SPDX-License-Identifier: Apache-2.0
// What capture_entry_state.S keeps of the machine at the kernel's first instruction.
#ifndef SLIPWAY_TESTS_CONFORMANCE_ENTRY_ENTRY_STATE_H_
#define SLIPWAY_TESTS_CONFORMANCE_ENTRY_ENTRY_STATE_H_

#include <cstddef>
#include <cstdint>

#include "slipway/boot_info.h"
#include "slipway/machine/x86_64/segments.h"

struct EntryState {
  std::uint64_t rax, rbx, rcx, rdx, rsi, rdi, rbp, rsp, r8, r9, r10, r11, r12, r13, r14, r15;
  std::uint64_t return_address;
  std::uint64_t rflags;
  std::uint16_t cs, ss, ds, es, fs, gs;
  slipway::machine::DescriptorTablePointer gdtr;
  slipway::machine::DescriptorTablePointer idtr;
  std::uint16_t ldtr;
  std::uint64_t fs_base, gs_base;
};
static_assert(offsetof(EntryState, return_address) == 0x80);
static_assert(offsetof(EntryState, rflags) == 0x88);
static_assert(offsetof(EntryState, cs) == 0x90);
static_assert(offsetof(EntryState, gdtr) == 0x9C);
static_assert(offsetof(EntryState, idtr) == 0xA6);
static_assert(offsetof(EntryState, ldtr) == 0xB0);
static_assert(offsetof(EntryState, fs_base) == 0xB8);
static_assert(offsetof(EntryState, gs_base) == 0xC0);

extern "C" EntryState entry_state;

// Keeps what the screen shows. Called by capture_entry_state.S.
extern "C" void capture_screen(const slipway::protocol::BootInfo* info);

#endif  // SLIPWAY_TESTS_CONFORMANCE_ENTRY_ENTRY_STATE_H_
