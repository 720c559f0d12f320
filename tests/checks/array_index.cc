// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel.h"

namespace {

volatile int last = 8;
int numbers[8];

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  const int index = last;
  numbers[index] = 1;
  slipway::println("still running");
}
