// SPDX-License-Identifier: Apache-2.0
// A kernel of Slipway's own protocol, without its library. SLIPWAY_MINOR_VERSION_BUILT_FOR is that
// of the protocol that it says it was built for.
#include <slipway/boot_info.h>
#include <slipway/kernel_request.h>

#include "tests/first_fault/faults.h"

SLIPWAY_KERNEL_REQUEST(.minor_version = SLIPWAY_MINOR_VERSION_BUILT_FOR,
                       .display = slipway::protocol::DisplayMode::kTextOrFramebuffer);

extern "C" void _start(const slipway::protocol::BootInfo*) {
  asm volatile("movq %0, %%r15" ::"i"(0x7EA7'0015) : "r15");
  faults::SLIPWAY_FAULT();
  for (;;) {
    asm volatile("cli; hlt");
  }
}
