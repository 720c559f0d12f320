// SPDX-License-Identifier: Apache-2.0
// Below the stack there is nothing: neither one byte below it nor hundreds of MiB.
#include <cstdint>

#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo& info) {
  *reinterpret_cast<volatile std::uint8_t*>(info.stack_bottom - GUARD_DISTANCE) = 1;
  slipway::println("still running");
}
