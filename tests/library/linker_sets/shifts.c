// SPDX-License-Identifier: Apache-2.0
// In C.
#include <stdbool.h>

static bool shifts(void) {
  return 1 << 4 == 16;
}

__attribute__((used, section("checks"))) static bool (*const entry_shifts)(void) = shifts;
