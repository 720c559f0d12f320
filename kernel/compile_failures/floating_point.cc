// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/print.h"

void test(const double& number) {
  slipway::println("number {}", number);
}
