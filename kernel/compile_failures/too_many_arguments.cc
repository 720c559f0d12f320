#include "slipway/kernel/text/print.h"

void test(int number) {
  slipway::println("number", number);
}
