#include "kernel/print.h"

void test(const double& number) {
  slipway::println("number {}", number);
}
