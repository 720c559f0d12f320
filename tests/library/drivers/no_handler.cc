// SPDX-License-Identifier: Apache-2.0
// An interrupt that nobody handles is named.
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo&) {
  asm volatile("int $99");
  slipway::println("still running");
}
