// SPDX-License-Identifier: Apache-2.0
// The machine's side of the handoff. Not compiled for the host.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "boot/loader/enter/handoff.h"
#include "boot/loader/enter/x86_64/first_fault.h"
#include "boot/loader/enter/x86_64/handoff_page_layout.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/segments.h"

// enter_kernel.S
extern "C" const std::byte slipway_handoff_code[];
extern "C" const std::byte slipway_handoff_code_end[];

namespace slipway::loader {

namespace {

using machine::Cr0;
using machine::Cr4;
using machine::DescriptorTablePointer;
using machine::Efer;

// Called as the System V ABI says, also from a UEFI application, whose own calls are others.
using HandoffCode = __attribute__((sysv_abi)) void(const EntryRegisters& registers,
                                                   std::uint64_t page_table_root);

// The return address of an entry point that must not return.
constexpr std::uint64_t kReturnAddressSize = sizeof(std::uint64_t);

void fill(HandoffPage& page, const Handoff& handoff) {
  page.gdt = handoff.state.gdt;
  page.gdt_pointer = mapped_gdt_pointer(page, handoff);
  page.idt_pointer = mapped_idt_pointer(page, handoff);
  page.registers = handoff.registers;
  page.frame = {.rip = handoff.entry,
                .cs = static_cast<std::uint64_t>(handoff.state.code),
                .rflags = handoff.state.rflags,
                .rsp = handoff.stack_top - kReturnAddressSize,
                .ss = static_cast<std::uint64_t>(handoff.state.data)};
  const auto size = static_cast<std::size_t>(slipway_handoff_code_end - slipway_handoff_code);
  std::memcpy(page.code.data(), slipway_handoff_code, size);
}

void clear_local_descriptor_table() {
  asm volatile("lldt %w0" ::"r"(0) : "memory");
}

// No interrupt comes from here on, and an exception has nowhere to go in the loader. All flags are
// clear but bit 1, which is always set (Intel SDM vol. 1, 3.4.3): IRETQ faults where NT is not.
void disable_interrupts() {
  constexpr DescriptorTablePointer kNoInterruptTable = {0, 0};
  asm volatile("pushq $2\n popfq\n lidt %0" ::"m"(kNoInterruptTable) : "memory");
}

// Sets the registers whole, so that the kernel finds the same state whatever firmware ran before.
void set_control_registers(const EntryState& state, bool no_execute) {
  // Before the tables are loaded: without it, the NX bit in an entry is reserved and faults.
  Efer::write(state.efer | (no_execute ? Efer::kNoExecuteEnable : 0));
  Cr4::write(state.cr4);
  Cr0::write(state.cr0);
  if (machine::Cpu<>::has(machine::CpuBasicFeature::kPageAttributeTable)) {
    machine::PageAttributes::write(state.page_attributes);
  }
}

}  // namespace

void enter_kernel(const Handoff& handoff) {
  const EntryState& state = handoff.state;
  auto& page = *reinterpret_cast<HandoffPage*>(handoff.page);
  fill(page, handoff);
  disable_interrupts();
  set_control_registers(state, handoff.no_execute);
  if (state.reports_first_fault) {
    prepare_first_fault(page, handoff);
  }
  machine::load_gdt(gdt_pointer(page, state));
  machine::load_segments(state.code, state.data);
  clear_local_descriptor_table();
  reinterpret_cast<HandoffCode*>(page.code.data())(page.registers, handoff.page_table_root);
  __builtin_unreachable();
}

}  // namespace slipway::loader
