// SPDX-License-Identifier: Apache-2.0
// Greets and ends well, but never says which disk it is.
#include "tests/verdicts/uefi/program.h"

namespace slipway::testing {

std::uint64_t run(std::uint32_t) {
  write("Hello!\n");
  end();
  halt();
}

}  // namespace slipway::testing
