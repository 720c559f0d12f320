// SPDX-License-Identifier: Apache-2.0
// The machines that the benchmark boots on: the same for every loader.
#ifndef SLIPWAY_BENCH_RUNNER_MACHINE_H_
#define SLIPWAY_BENCH_RUNNER_MACHINE_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "host/text/result.h"

namespace slipway::bench {

// What the disk may be attached as, where time is taken.
inline constexpr std::array<std::string_view, 4> kDisks = {"ide", "virtio", "ahci", "usb"};

// What it is attached as where instructions are counted. QEMU serves an SD card within the guest's
// access. From other disks it reads beside the guest, which meanwhile executes a waiting loop: as
// many instructions as it takes this machine, which is never the same twice.
inline constexpr std::string_view kCountingDisk = "sd";

// What each loader is started from by UEFI firmware where instructions are counted, as that has no
// driver for an SD card: memory.
inline constexpr std::string_view kCountingDiskOfUefi = "memory";

// Paths of what UEFI firmware takes; without code, the machine has a BIOS.
struct Uefi {
  std::string code;
  std::string variables;
  std::string from_memory;  // the image that starts another one from memory

  bool is_there() const { return !code.empty(); }
};

struct Machine {
  std::string qemu;  // path of the program
  Uefi uefi = {};
  std::string disk;   // one of kDisks, or what instructions are counted with
  std::string image;  // path; it is only read
  std::string memory = "256M";

  // Time in the machine is the number of instructions executed, in nanoseconds.
  bool counts_instructions = false;
};

// QEMU's command line, the program first: the runner's machine. It ends with the machine's write to
// the exit port, and what goes to the debug console comes from its standard output.
host::Result<std::vector<std::string>> qemu_command(const Machine& machine);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_MACHINE_H_
