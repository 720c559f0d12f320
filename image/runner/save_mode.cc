// SPDX-License-Identifier: Apache-2.0
#include "image/runner/save_mode.h"

#include <chrono>
#include <print>
#include <string>

#include "host/files/file_io.h"
#include "host/files/scratch_folder.h"
#include "host/process/environment.h"
#include "host/process/signals.h"
#include "host/text/result.h"
#include "image/runner/qemu/firmware_saving.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {
namespace {

// For a machine that is far too busy; on a quiet one it takes two seconds.
constexpr std::chrono::minutes kLimit{10};

host::Result<> save(const CommandLine& command_line) {
  if (command_line.emulator_kind != EmulatorKind::kQemu ||
      command_line.machine.firmware != Firmware::kUefi) {
    return host::failure("only a UEFI firmware in QEMU is saved");
  }
  host::Signals signals;
  const auto scratch = host::ScratchFolder::make();
  if (!scratch) {
    return std::unexpected(scratch.error());
  }
  const auto state = save_firmware(command_line.emulator, command_line.machine,
                                   host::clean_environment(scratch->path()),
                                   {.signals = signals, .latest = Clock::now() + kLimit});
  if (!state) {
    return std::unexpected(state.error());
  }
  return host::write_file(command_line.machine.firmware_state, *state);
}

}  // namespace

int save_firmware_state(const CommandLine& command_line) {
  if (const auto saved = save(command_line); !saved) {
    std::println(stderr, "cannot run: {}.", saved.error());
    return static_cast<int>(Outcome::kCannotRun);
  }
  return 0;
}

}  // namespace slipway::runner
