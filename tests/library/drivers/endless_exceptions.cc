// SPDX-License-Identifier: Apache-2.0
// A handler that always faults: it ends, with a report.
#include <slipway/interrupts.h>
#include <slipway/kernel.h>

namespace {

bool on_invalid_opcode(slipway::InterruptState&) {
  asm volatile("ud2");
  return true;
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::set_exception_handler(slipway::Exception::kInvalidOpcode, on_invalid_opcode);
  asm volatile("ud2");
  slipway::println("still running");
}
