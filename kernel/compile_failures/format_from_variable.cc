// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/print.h"

void test(const char* format) {
  slipway::println(format);
}
