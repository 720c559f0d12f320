// SPDX-License-Identifier: Apache-2.0
#include "slipway/boot_info.h"

namespace {

volatile int largest = 2147483647;

int next() {
  const int number = largest;
  return number + 1;
}

}  // namespace

extern "C" [[noreturn]] void _start(const slipway::protocol::BootInfo*) {
  largest = next();
  for (;;) {
  }
}
