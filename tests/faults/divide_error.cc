// SPDX-License-Identifier: Apache-2.0
// A division by zero.
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo&) {
  asm volatile("div %0" ::"r"(0), "a"(1), "d"(0));
  slipway::println("still running");
}
