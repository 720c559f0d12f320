// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/faults.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "boot/bios/real_mode/descriptor_table.h"
#include "boot/bios/report/stop.h"
#include "boot/loader/error/message.h"
#include "slipway/machine/x86_64/interrupts.h"

namespace slipway::bios {
namespace {

using machine::InterruptGate;

constinit std::array<InterruptGate, machine::kExceptionCount> gates = {};

// What a call of a near function takes, with four bytes for how far it is (Intel SDM vol. 2A,
// CALL).
constexpr std::size_t kCallSize = 5;

// Where the exceptions come in: a call for each, one behind the other, by whose return addresses
// stop_at_fault() tells them apart. A function for each would take three times as much room, and a
// table of their addresses besides.
[[gnu::naked]] void fault_entries() {
  asm volatile(
      ".rept %c0\n"
      "call 0f\n"
      ".endr\n"
      "0:\n"
      "popq %%rdi\n"
      "movq %%rsp, %%rsi\n"
      "andq $-16, %%rsp\n"
      "call stop_at_fault" ::"i"(machine::kExceptionCount));
}

std::uintptr_t fault_entry(std::size_t vector) {
  return reinterpret_cast<std::uintptr_t>(&fault_entries) + vector * kCallSize;
}

extern "C" [[gnu::used, noreturn]] void stop_at_fault(std::uintptr_t behind_entry,
                                                      const std::uint64_t* stack) {
  const std::uint64_t vector = (behind_entry - fault_entry(1)) / kCallSize;
  loader::Message message;
  message << "the loader itself failed: processor exception " << vector << " at address "
          << loader::Hex{machine::pushes_error_code(vector) ? stack[1] : stack[0]};
  stop(message.text());
}

}  // namespace

void catch_faults() {
  for (std::size_t vector = 0; vector < gates.size(); ++vector) {
    gates[vector] = InterruptGate::to(fault_entry(vector), kCode64, machine::InterruptStack::kNone);
  }
  machine::load_idt({.limit = sizeof(gates) - 1, .base = reinterpret_cast<std::uintptr_t>(&gates)});
}

}  // namespace slipway::bios
