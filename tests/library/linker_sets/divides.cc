// SPDX-License-Identifier: Apache-2.0
#include "tests/library/linker_sets/check.h"

namespace {

COUNTER(divisions) = 1;

CHECK(divides) {
  return 9 / 2 == 4;
}

}  // namespace
