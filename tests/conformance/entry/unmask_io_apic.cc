// SPDX-License-Identifier: Apache-2.0
// What UEFI firmware starts when it finds a card with this in its option ROM: it leaves two inputs
// of the I/O APIC as firmware does that uses them, and returns.
#include <cstddef>
#include <cstdint>

#include "slipway/machine/devices/io_apic.h"
#include "slipway/machine/x86_64/device_memory.h"
#include "tests/conformance/entry/unmasked_inputs.h"

// The entry point (UEFI Specification 2.10, section 4.1).
extern "C" std::uint64_t efi_main(void* image, const void* system_table);
extern "C" std::uint64_t efi_main(void*, const void*) {
  auto* const registers = reinterpret_cast<volatile std::byte*>(std::uintptr_t{0xFEC0'0000});
  const slipway::machine::IoApic<> apic{slipway::machine::DeviceMemory(registers)};
  for (const unsigned input : kUnmaskedInputs) {
    apic.set(input, kVector);
  }
  return 0;
}
