// SPDX-License-Identifier: Apache-2.0
// On a machine without ACPI the loader does not make it up.
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.firmware_tables.rsdp == 0, "an RSDP at {:#x}", info.firmware_tables.rsdp);
  slipway::println("no ACPI, as documented");
}
