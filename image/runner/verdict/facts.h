// SPDX-License-Identifier: Apache-2.0
// What one run of a machine showed. Gathered by Session, judged by judge(), told by report().
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_FACTS_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_FACTS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "image/runner/firmware/uefi_boot.h"
#include "image/runner/screen/screen.h"

namespace slipway::runner {

// How the run ended.
enum class Ending {
  kExitCode,       // the guest wrote to the exit port
  kHalt,           // the texts were there and the processor sleeps (only where that is asked for)
  kShown,          // the texts were there (only where that is asked for)
  kReset,          // the guest reset the machine: on purpose, or by a triple fault
  kPowerOff,       // the guest switched the machine off
  kEmulatorEnded,  // the emulator itself went away
  kFirmware,       // a UEFI firmware has not started the image, or has the machine back
  kInterrupted,    // a signal asked the runner to end
  kFlood,          // a console had more text than anybody could keep
  kSeenEnough,     // who drives the run has asked for it (RunOptions::has_seen_enough)
  kTimeLimit,      // none of these before the time limit
};

// What was booted, as the loader that ran has said (machine::qemu::kBootedDisk).
enum class BootedDisk {
  kUnchecked,  // the image has not Slipway's loader, which would say it
  kImage,
  kAnother,  // it said another disk's signature
  kUnsaid,   // nothing was said: the image's loader has not run
};

struct Facts {
  // What the runner itself could not do or read; then the run says nothing about the kernel. A
  // sentence without its end; empty: nothing went wrong.
  std::string problem;

  Ending ending = Ending::kTimeLimit;
  std::chrono::milliseconds elapsed{};  // from the emulator's start to the ending
  std::string emulator = "QEMU";        // its name

  BootedDisk booted_disk = BootedDisk::kUnchecked;
  std::optional<UefiBoot> uefi;  // what its firmware tells of it, where the machine has such
  bool is_restored = false;      // that firmware was not booted, but went on from a saved state

  std::uint8_t exit_code = 0;    // kExitCode: the byte that the guest wrote
  std::string emulator_status;   // kEmulatorEnded: "exit status 1", "signal 11"
  std::string emulator_errors;   // its own messages
  bool is_triple_fault = false;  // kReset: why
  std::string registers;         // the processor's at the ending, as the emulator prints them

  Screen screen;              // at the ending; none if the emulator was gone, or shows none
  std::string serial;         // COM1, without what a UEFI firmware wrote there
  std::string debug_console;  // port 0xE9

  // Whether the image has run, as far as is known.
  bool has_started() const {
    return booted_disk != BootedDisk::kUnsaid &&
           (!uefi || uefi->stage == UefiBoot::Stage::kStarted ||
            uefi->stage == UefiBoot::Stage::kReturned);
  }
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_FACTS_H_
