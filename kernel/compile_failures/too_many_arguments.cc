// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/print.h"

void test(int number) {
  slipway::println("number", number);
}
