// SPDX-License-Identifier: Apache-2.0
// A kernel that gives up.
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::panic("disk {} is on fire", 3);
}
