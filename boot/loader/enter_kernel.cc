// SPDX-License-Identifier: Apache-2.0
// The machine's side of the handoff. Not compiled for the host.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "boot/loader/handoff.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"
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
using machine::SegmentDescriptor;

constexpr machine::Selector kCodeSelector{1 * sizeof(SegmentDescriptor)};
constexpr machine::Selector kDataSelector{2 * sizeof(SegmentDescriptor)};

// What the handoff page holds. The kernel starts on this GDT, until it loads its own.
struct HandoffPage {
  std::array<SegmentDescriptor, 3> gdt;
  std::array<std::byte, machine::kPageSize - sizeof(gdt)> code;
};
static_assert(sizeof(HandoffPage) == machine::kPageSize);

using HandoffCode = void(std::uint64_t boot_info, std::uint64_t entry, std::uint64_t stack_top,
                         std::uint64_t page_table_root);

void fill(HandoffPage& page) {
  page.gdt = {SegmentDescriptor::null(), SegmentDescriptor::code64(), SegmentDescriptor::data()};
  const auto size = static_cast<std::size_t>(slipway_handoff_code_end - slipway_handoff_code);
  std::memcpy(page.code.data(), slipway_handoff_code, size);
}

void clear_local_descriptor_table() {
  asm volatile("lldt %w0" ::"r"(0) : "memory");
}

// No interrupt comes from here on, and an exception has nowhere to go.
void disable_interrupts() {
  constexpr DescriptorTablePointer kNoInterruptTable = {0, 0};
  asm volatile("cli\n lidt %0" ::"m"(kNoInterruptTable) : "memory");
}

// Sets the registers whole, so that the kernel finds the same state whatever firmware ran before.
void set_control_registers(bool no_execute) {
  // Before the tables are loaded: without it, the NX bit in an entry is reserved and faults.
  Efer::write(Efer::kLongModeEnable | Efer::kLongModeActive |
              (no_execute ? Efer::kNoExecuteEnable : 0));
  Cr4::write(Cr4::kPhysicalAddressExtension);
  Cr0::write(Cr0::kProtectedMode | Cr0::kMonitorCoprocessor | Cr0::kNumericError |
             Cr0::kWriteProtect | Cr0::kPaging);
}

}  // namespace

void enter_kernel(const Handoff& handoff) {
  auto& page = *reinterpret_cast<HandoffPage*>(handoff.page);
  fill(page);
  disable_interrupts();
  set_control_registers(handoff.no_execute);
  machine::load_gdt({sizeof(page.gdt) - 1, handoff.page});
  machine::load_segments(kCodeSelector, kDataSelector);
  clear_local_descriptor_table();
  reinterpret_cast<HandoffCode*>(page.code.data())(handoff.boot_info, handoff.entry,
                                                   handoff.stack_top, handoff.page_table_root);
  __builtin_unreachable();
}

}  // namespace slipway::loader
