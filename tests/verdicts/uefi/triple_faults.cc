// SPDX-License-Identifier: Apache-2.0
// Faults, with no table to find a handler in.
#include "tests/verdicts/uefi/program.h"

namespace slipway::testing {

std::uint64_t run(std::uint32_t disk_signature) {
  say_booted_disk(disk_signature);
  struct [[gnu::packed]] {
    std::uint16_t limit = 0;
    std::uint64_t base = 0;
  } no_handlers;
  asm volatile("lidt %0\n\tud2" ::"m"(no_handlers));
  halt();
}

}  // namespace slipway::testing
