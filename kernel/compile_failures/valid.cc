// SPDX-License-Identifier: Apache-2.0
// Compiles: the other sources here differ from it by one mistake each.
#include "slipway/kernel/text/print.h"

void test(int number) {
  slipway::println("number {}", number);
}
