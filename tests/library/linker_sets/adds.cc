// SPDX-License-Identifier: Apache-2.0
#include "tests/library/linker_sets/check.h"

namespace {

COUNTER(additions) = 1;

CHECK(adds) {
  return 2 + 2 == 4;
}

}  // namespace

// Also called by its name. That one entry of the set has a reference must not be the end of the
// others.
extern const Check* volatile by_name;
const Check* volatile by_name = &entry_adds;
