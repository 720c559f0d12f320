// SPDX-License-Identifier: Apache-2.0
// Beyond the stack's end there is nothing, as there is nothing below its beginning.
#include <cstdint>

#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo& info) {
  *reinterpret_cast<volatile std::uint8_t*>(info.stack_bottom + info.stack_size) = 1;
  slipway::println("still running");
}
