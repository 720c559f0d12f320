// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/print.h"

struct Point {
  int x;
  int y;
};

void test(Point point) {
  slipway::println("point {}", point);
}
