// SPDX-License-Identifier: Apache-2.0
// Greets and halts.
#include "tests/verdicts/uefi/program.h"

namespace slipway::testing {

std::uint64_t run(std::uint32_t disk_signature) {
  say_booted_disk(disk_signature);
  write("Hello!\n");
  halt();
}

}  // namespace slipway::testing
