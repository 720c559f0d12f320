// SPDX-License-Identifier: Apache-2.0
// A recursion without an end runs into the page below the stack.
#include <slipway/kernel.h>

namespace {

volatile int deepest = 1'000'000;  // far beyond any stack

int recurse(int level) {
  volatile char frame[512];
  frame[0] = static_cast<char>(level);
  if (level == deepest) {
    return 0;
  }
  return recurse(level + 1) + frame[0];
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::println("still running, {} deep", recurse(0));
}
