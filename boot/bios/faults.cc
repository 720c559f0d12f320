// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/faults.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "boot/bios/real_mode/descriptor_table.h"
#include "boot/bios/report/stop.h"
#include "boot/loader/error/message.h"
#include "slipway/machine/x86_64/interrupts.h"

namespace slipway::bios {
namespace {

using machine::InterruptGate;

constinit std::array<InterruptGate, machine::kExceptionCount> gates = {};

extern "C" [[gnu::used, noreturn]] void stop_at_fault(std::uint64_t vector,
                                                      const std::uint64_t* stack) {
  loader::Message message;
  message << "the loader itself failed: processor exception " << vector << " at address "
          << loader::Hex{machine::pushes_error_code(vector) ? stack[1] : stack[0]};
  stop(message.text());
}

template <std::size_t kVector>
[[gnu::naked]] void fault_entry() {
  asm volatile(
      "movl %0, %%edi\n"
      "movq %%rsp, %%rsi\n"
      "andq $-16, %%rsp\n"
      "call stop_at_fault" ::"i"(kVector));
}

template <std::size_t... kVectors>
void fill_gates(std::index_sequence<kVectors...>) {
  ((gates[kVectors] = InterruptGate::to(reinterpret_cast<std::uintptr_t>(&fault_entry<kVectors>),
                                        kCode64, machine::InterruptStack::kNone)),
   ...);
}

}  // namespace

void catch_faults() {
  fill_gates(std::make_index_sequence<machine::kExceptionCount>());
  machine::load_idt({.limit = sizeof(gates) - 1, .base = reinterpret_cast<std::uintptr_t>(&gates)});
}

}  // namespace slipway::bios
