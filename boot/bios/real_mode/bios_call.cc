// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/real_mode/bios_call.h"

#include <cstddef>

#include "slipway/machine/runtime/assembly_constant.h"

// What processor_mode.S calls, and with what. Real-mode code reaches it beside itself only.
extern "C" {
[[gnu::section(".processor_mode_data")]] constinit slipway::bios::Interrupt bios_call_vector{};
[[gnu::section(".processor_mode_data")]] constinit slipway::bios::Registers bios_call_registers{};
void bios_call();
}

namespace slipway::bios {
namespace {

[[gnu::used]] void define_members() {
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_eax, bios_call_registers, offsetof(Registers, eax));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_ebx, bios_call_registers, offsetof(Registers, ebx));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_ecx, bios_call_registers, offsetof(Registers, ecx));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_edx, bios_call_registers, offsetof(Registers, edx));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_esi, bios_call_registers, offsetof(Registers, esi));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_edi, bios_call_registers, offsetof(Registers, edi));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_ebp, bios_call_registers, offsetof(Registers, ebp));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_es, bios_call_registers, offsetof(Registers, es));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_ds, bios_call_registers, offsetof(Registers, ds));
  SLIPWAY_ASSEMBLY_MEMBER(bios_call_flags, bios_call_registers, offsetof(Registers, flags));
}

}  // namespace

// There are many callers, and the registers are many words to copy: written out in each of them
// they take a KiB.
[[gnu::noinline]] Registers call(Interrupt interrupt, const Registers& registers) {
  bios_call_vector = interrupt;
  bios_call_registers = registers;
  bios_call();
  return bios_call_registers;
}

}  // namespace slipway::bios
