// SPDX-License-Identifier: Apache-2.0
// An exception is reported in pixels.
#include "tests/pixels/witness.h"

void kernel_main(const slipway::protocol::BootInfo& info) {
  pixels::witness.wait_for("EXCEPTION 6: #UD invalid opcode", info);
  asm volatile("ud2");
  slipway::println("still running");
}
