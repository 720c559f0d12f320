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

// In a table, so that one loop fills the gates: written out for each they take 1.3 KiB.
template <std::size_t... kVectors>
constexpr auto entries(std::index_sequence<kVectors...>) {
  return std::array{&fault_entry<kVectors>...};
}
constexpr auto kEntries = entries(std::make_index_sequence<machine::kExceptionCount>());

}  // namespace

void catch_faults() {
  for (std::size_t vector = 0; vector < gates.size(); ++vector) {
    gates[vector] = InterruptGate::to(reinterpret_cast<std::uintptr_t>(kEntries[vector]), kCode64,
                                      machine::InterruptStack::kNone);
  }
  machine::load_idt({.limit = sizeof(gates) - 1, .base = reinterpret_cast<std::uintptr_t>(&gates)});
}

}  // namespace slipway::bios
