// SPDX-License-Identifier: Apache-2.0
// Goes back to the firmware: there was nothing to do.
#include "tests/verdicts/uefi/program.h"

namespace slipway::testing {

std::uint64_t run(std::uint32_t) {
  return kSuccess;
}

}  // namespace slipway::testing
