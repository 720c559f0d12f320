// SPDX-License-Identifier: Apache-2.0
// All inputs of the I/O APIC are masked, whatever ran before: unmask_io_apic.cc has. Its registers
// are where all PCs have those of their first one (Intel 82093AA data sheet, section 3.1).
#include <cstddef>
#include <cstdint>

#include <slipway/kernel.h>
#include <slipway/mmio.h>
#include "slipway/machine/devices/io_apic.h"
#include "tests/conformance/entry/unmasked_inputs.h"

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kTextOrFramebuffer);

void kernel_main(const slipway::protocol::BootInfo&) {
  const slipway::machine::IoApic<> apic(slipway::map_device(0xFEC0'0000, 4096));
  ASSERT(apic.inputs() == 24, "there are {} inputs", apic.inputs());
  for (unsigned input = 0; input < apic.inputs(); ++input) {
    ASSERT(apic.is_masked(input), "input {} is not masked", input);
  }
  // That somebody unmasked them shows in what stayed.
  for (const unsigned input : kUnmaskedInputs) {
    ASSERT(apic.vector(input) == kVector, "input {} has vector {}", input, apic.vector(input));
  }
  slipway::println("io apics as documented");
}
