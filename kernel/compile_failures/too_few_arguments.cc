#include "kernel/print.h"

void test(int number) {
  slipway::println("number {} of {}", number);
}
