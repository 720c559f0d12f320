// SPDX-License-Identifier: Apache-2.0
// A panic is reported in pixels.
#include "tests/pixels/witness.h"

void kernel_main(const slipway::protocol::BootInfo& info) {
  pixels::witness.wait_for("disk 3 is on fire", info);
  slipway::panic("disk {} is on fire", 3);
}
