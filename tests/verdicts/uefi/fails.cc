// SPDX-License-Identifier: Apache-2.0
// Goes back to the firmware with an error.
#include "tests/verdicts/uefi/program.h"

namespace slipway::testing {

std::uint64_t run(std::uint32_t) {
  write("no kernel here\r\n");
  return kAborted;
}

}  // namespace slipway::testing
