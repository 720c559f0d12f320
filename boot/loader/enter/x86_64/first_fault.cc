// SPDX-License-Identifier: Apache-2.0
// Not compiled for the host.
#include "boot/loader/enter/x86_64/first_fault.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/devices/uart_16550.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/segments.h"

// first_fault.S
extern "C" const std::byte slipway_first_fault[];
extern "C" const std::byte slipway_first_fault_screen[];
extern "C" const std::byte slipway_first_fault_end[];

namespace slipway::loader {
namespace {

using machine::Exception;
using machine::InterruptGate;
using machine::InterruptStack;

// What first_fault.S has of them.
constexpr std::uint32_t kWithErrorCode = 0x6022'7D00;
static_assert([] {
  for (std::uint32_t vector = 0; vector < machine::kExceptionCount; ++vector) {
    if (machine::pushes_error_code(vector) != ((kWithErrorCode >> vector & 1) != 0)) {
      return false;
    }
  }
  return true;
}());
static_assert(machine::qemu::kDebugConsole == machine::Port{0xE9});
static_assert(machine::qemu::kDebugExit == machine::Port{0xF4});
static_assert(machine::qemu::ExitCode::kFirstFault == machine::qemu::ExitCode{0x13});
static_assert(machine::uart::kCom1 == machine::Port{0x3F8});

// An entry of the code: CALL with a displacement of 32 bits (Intel SDM vol. 2A, CALL).
struct [[gnu::packed]] Call {
  std::uint8_t opcode;
  std::int32_t displacement;  // from the next instruction
};
static_assert(sizeof(Call) * machine::kExceptionCount == sizeof(HandoffPage::first_fault_entries));
static_assert(offsetof(HandoffPage, first_fault) == offsetof(HandoffPage, first_fault_entries) +
                                                        sizeof(HandoffPage::first_fault_entries));

constexpr InterruptStack kDoubleFaultStack = InterruptStack::k1;

InterruptStack stack_for(std::size_t vector) {
  return vector == static_cast<std::size_t>(Exception::kDoubleFault) ? kDoubleFaultStack
                                                                     : InterruptStack::kNone;
}

void copy_code(HandoffPage& page, const Handoff& handoff) {
  std::byte* const code = page.first_fault.data();
  std::memcpy(code, slipway_first_fault,
              static_cast<std::size_t>(slipway_first_fault_end - slipway_first_fault));
  std::memcpy(code + (slipway_first_fault_screen - slipway_first_fault), &handoff.text_cells,
              sizeof(handoff.text_cells));
}

}  // namespace

void prepare_first_fault(HandoffPage& page, const Handoff& handoff) {
  copy_code(page, handoff);
  std::uint64_t entry = mapped_address(page.first_fault_entries.data(), handoff);
  auto displacement = static_cast<std::int32_t>(sizeof(page.first_fault_entries));
  auto* const calls = reinterpret_cast<Call*>(page.first_fault_entries.data());
  for (std::size_t vector = 0; vector < page.idt.size(); ++vector) {
    constexpr std::uint8_t kCall = 0xE8;
    displacement -= static_cast<std::int32_t>(sizeof(Call));
    calls[vector] = {kCall, displacement};
    page.idt[vector] = InterruptGate::to(entry, handoff.state.code, stack_for(vector));
    entry += sizeof(Call);
  }
  std::memset(&page.tss, 0, sizeof(page.tss));
  page.tss.set_stack(kDoubleFaultStack, handoff.stack_top);
  page.tss.io_map_offset = sizeof(page.tss);
  page.task = machine::TaskDescriptor::of(mapped_address(&page.tss, handoff));
  machine::load_gdt(
      {sizeof(page.gdt) + sizeof(page.task) - 1, reinterpret_cast<std::uintptr_t>(&page.gdt)});
  machine::load_task_register(
      machine::Selector{offsetof(HandoffPage, task) - offsetof(HandoffPage, gdt)});
}

}  // namespace slipway::loader
