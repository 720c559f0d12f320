// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/another_disk.h"

#include <string>

#include "image/runner/verdict/firmware_text.h"

namespace slipway::runner {
namespace {

Verdict because(const std::string& evidence) {
  return {Outcome::kAnotherDisk,
          "another disk: what ran is not the image: " + evidence +
              " (look for -option-rom, -boot or a bootindex in qemu_args or after --; "
              "disks for a kernel's own drivers are attached by `disks`)"};
}

// On a run in which no loader of ours has spoken.
std::optional<Verdict> silent_boot(Ending ending, const Output& output) {
  if (nothing_was_bootable(output.screen_rows)) {
    return Verdict{Outcome::kNoOutput, "no output: the BIOS found nothing to boot on the disk"};
  }
  const Verdict verdict = because("its loader would have said so, and something else has run");
  switch (ending) {
    case Ending::kExitCode:
    case Ending::kReset:
    case Ending::kPowerOff:
      return verdict;  // the firmware does none of these
    case Ending::kHalt:
    case Ending::kShown:
      if (!output.is_silent()) {
        return verdict;
      }
      return Verdict{Outcome::kNoOutput, "no output: nothing but the firmware has run"};
    case Ending::kSeenEnough:
    case Ending::kTimeLimit:
    case Ending::kEmulatorEnded:
    case Ending::kFlood:
      if (!output.is_silent()) {
        return verdict;
      }
      return std::nullopt;
    case Ending::kFirmware:  // which says more
    case Ending::kInterrupted:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Verdict> another_disk(const Facts& facts, const Output& output) {
  if (facts.ending == Ending::kInterrupted) {
    return std::nullopt;
  }
  switch (facts.booted_disk) {
    case BootedDisk::kUnchecked:
    case BootedDisk::kImage:
      return std::nullopt;
    case BootedDisk::kAnother:
      return because("the loader that ran has another disk's signature");
    case BootedDisk::kUnsaid:
      return silent_boot(facts.ending, output);
  }
}

}  // namespace slipway::runner
