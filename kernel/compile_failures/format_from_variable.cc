#include "slipway/kernel/text/print.h"

void test(const char* format) {
  slipway::println(format);
}
