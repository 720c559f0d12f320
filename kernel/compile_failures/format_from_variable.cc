#include "kernel/print.h"

void test(const char* format) {
  slipway::println(format);
}
