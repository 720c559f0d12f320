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

  // The time stamp counter at the kernel's first instruction, and where UEFI firmware starts the
  // image from memory: where instructions are counted, those from reset to there. Otherwise `start`
  // is 0.
  std::uint64_t time_stamp = 0;
  std::uint64_t start = 0;
};

// The boot, or a sentence on how it has failed: also where the kernel has found that its payload is
// not all there.
host::Result<Boot> boot(const Machine& machine);

// Boots and counts the instructions from reset to the kernel, from an SD card; or, under UEFI,
// those from where the firmware starts the image, from memory. Each time, and on each machine, it
// is the same number. A sentence if that has failed.
host::Result<std::uint64_t> instructions_to_kernel(const std::string& qemu, const Uefi& uefi,
                                                   const std::string& image);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_BOOT_H_
