// SPDX-License-Identifier: Apache-2.0
// One boot of one disk image.
#ifndef SLIPWAY_BENCH_RUNNER_BOOT_H_
#define SLIPWAY_BENCH_RUNNER_BOOT_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "bench/runner/machine.h"
#include "host/text/result.h"

namespace slipway::bench {

using Seconds = std::chrono::duration<double>;

struct Boot {
  Seconds wall = {};       // from the start of QEMU to its end
  Seconds processor = {};  // that QEMU has used

  // The time stamp counter at the kernel's first instruction; where instructions are counted, those
  // from reset to there.
  std::uint64_t time_stamp = 0;
};

// The boot, or a sentence on how it has failed: also where the kernel has found that its payload is
// not all there.
host::Result<Boot> boot(const Machine& machine);

// Boots from an SD card and counts the instructions from reset to the kernel: each time, and on
// each machine, the same number. A sentence if that has failed.
host::Result<std::uint64_t> instructions_to_kernel(const std::string& qemu,
                                                   const std::string& image);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_BOOT_H_
