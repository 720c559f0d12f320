// SPDX-License-Identifier: Apache-2.0
// Writes what the firmware would, when it has said which disk it is: it is its own text.
#include "tests/verdicts/uefi/program.h"

namespace slipway::testing {

std::uint64_t run(std::uint32_t disk_signature) {
  say_booted_disk(disk_signature);
  write("BdsDxe: failed to start Boot0001 from nowhere: Aborted\r\n");
  write("BdsDxe: starting Boot0002 from nowhere\r\nHello!\r\n");
  end();
  halt();
}

}  // namespace slipway::testing
