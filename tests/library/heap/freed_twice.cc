// SPDX-License-Identifier: Apache-2.0
// A block is given back once.
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo&) {
  int* volatile number = new int(5);
  delete number;
  delete number;
  slipway::println("still running");
}
