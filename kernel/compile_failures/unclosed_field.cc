#include "kernel/panic.h"

void test(int number) {
  slipway::panic("number {", number);
}
