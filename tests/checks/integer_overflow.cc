// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel.h"

namespace {

volatile int largest = 2147483647;

int next() {
  const int number = largest;
  return number + 1;
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::println("still running after {}", next());
}
