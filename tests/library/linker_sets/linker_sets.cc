// SPDX-License-Identifier: Apache-2.0
// All entries of linker sets are there, though nothing refers to them one by one.
#include <slipway/kernel.h>

#include <span>

#include "tests/library/linker_sets/check.h"

extern const Check* volatile by_name;

void kernel_main(const slipway::protocol::BootInfo&) {
  ASSERT((*by_name)());
  int passed = 0;
  for (const Check check : std::span(__start_checks, __stop_checks)) {
    passed += check() ? 1 : 0;
  }
  int counted = 0;
  for (int& counter : std::span(__start_counters, __stop_counters)) {
    counted += counter++;
  }
  slipway::println("{} checks, {} counters", passed, counted);
  ASSERT(passed == 3 && counted == 2);
  slipway::println("linker sets are whole");
}
