// SPDX-License-Identifier: Apache-2.0
// A condition that does not hold.
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo&) {
  volatile int pages = 7;
  const int pages_free = pages;

  ASSERT(pages_free >= 8, "only {} are free", pages_free);
  slipway::println("still running");
}
