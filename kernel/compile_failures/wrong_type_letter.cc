#include "slipway/kernel/text/print.h"

void test(const char* text) {
  slipway::println("number {:x}", text);
}
