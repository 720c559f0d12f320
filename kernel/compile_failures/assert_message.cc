// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/fault/panic.h"

void test(int number) {
  ASSERT(number > 0, "number {} {}", number);
}
