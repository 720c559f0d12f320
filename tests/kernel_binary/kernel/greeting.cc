// SPDX-License-Identifier: Apache-2.0
#include "tests/kernel_binary/kernel/greeting.h"

const char* greeting() {
  return "Hello from kernel/!";
}
