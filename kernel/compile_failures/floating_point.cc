#include "slipway/kernel/text/print.h"

void test(const double& number) {
  slipway::println("number {}", number);
}
