// SPDX-License-Identifier: Apache-2.0
// The machine's side of the handoff to protected mode. Not compiled for the host.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "boot/loader/enter/handoff.h"
#include "boot/loader/enter/x86_64/protected_page.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/segments.h"

// enter_protected_mode.S
extern "C" const std::byte slipway_protected_mode[];
extern "C" const std::byte slipway_protected_mode_32_bits[];
extern "C" const std::byte slipway_protected_mode_end[];

namespace slipway::loader {

namespace {

using machine::DescriptorTablePointer;

// Called as the System V ABI says, also from a UEFI application, whose own calls are others.
using ProtectedModeCode = __attribute__((sysv_abi)) void(ProtectedPage& page);

// All that lies in the first 4 GiB.
std::uint32_t low(std::uint64_t address) {
  return static_cast<std::uint32_t>(address);
}

std::uint32_t low(const void* object) {
  return low(reinterpret_cast<std::uintptr_t>(object));
}

void fill(ProtectedPage& page, const Handoff& handoff) {
  const EntryState& state = handoff.state;
  page.gdt = state.gdt;
  page.gdt_pointer = {
      static_cast<std::uint16_t>(state.gdt_entries * sizeof(machine::SegmentDescriptor) - 1),
      low(&page.gdt)};
  page.far_address = low(&page.code) + static_cast<std::uint32_t>(slipway_protected_mode_32_bits -
                                                                  slipway_protected_mode);
  page.code_segment = static_cast<std::uint16_t>(state.code);
  page.data_segment = static_cast<std::uint16_t>(state.data);
  page.cr0 = low(state.cr0);
  page.cr4 = low(state.cr4);
  page.copies = low(handoff.copies.data());
  page.copy_count = low(handoff.copies.size());
  page.entry = low(handoff.entry);
  page.eax = low(handoff.registers.rax);
  page.ebx = low(handoff.registers.rbx);
  page.esi = low(handoff.registers.rsi);
  std::memcpy(page.code.data(), slipway_protected_mode,
              static_cast<std::size_t>(slipway_protected_mode_end - slipway_protected_mode));
}

}  // namespace

void enter_protected_mode(const Handoff& handoff) {
  auto& page = *reinterpret_cast<ProtectedPage*>(handoff.page);
  fill(page, handoff);
  // No interrupt comes from here on, and an exception has nowhere to go.
  constexpr DescriptorTablePointer kNoInterruptTable = {0, 0};
  asm volatile("pushq $2\n popfq\n lidt %0" ::"m"(kNoInterruptTable) : "memory");
  asm volatile("lldt %w0" ::"r"(0) : "memory");
  if (machine::Cpu<>::has(machine::CpuBasicFeature::kPageAttributeTable)) {
    machine::PageAttributes::write(handoff.state.page_attributes);
  }
  reinterpret_cast<ProtectedModeCode*>(page.code.data())(page);
  __builtin_unreachable();
}

}  // namespace slipway::loader
