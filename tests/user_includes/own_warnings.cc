// SPDX-License-Identifier: Apache-2.0
// A user whose own code has no warning gets none of Slipway's: neither for headers nor for what
// their macros become.
#include <slipway/kernel.h>
#include <slipway/kernel_request.h>

SLIPWAY_KERNEL_REQUEST(.stack_size = 65536);

void kernel_main(const slipway::protocol::BootInfo& info) {
  if (info.memory_region_count == 0) {
    slipway::panic("{} has {}", info.loader_name, "no memory");
  }
  slipway::println("{:#x}", info.memory_region_count);
}
