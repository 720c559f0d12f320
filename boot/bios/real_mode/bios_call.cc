#include "boot/bios/real_mode/bios_call.h"

// processor_mode.S
extern "C" {
extern slipway::bios::Interrupt bios_call_vector;
extern slipway::bios::Registers bios_call_registers;
void bios_call();
}

namespace slipway::bios {

Registers call(Interrupt interrupt, const Registers& registers) {
  bios_call_vector = interrupt;
  bios_call_registers = registers;
  bios_call();
  return bios_call_registers;
}

}  // namespace slipway::bios
