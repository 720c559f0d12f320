// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/launch.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <utility>

#include "image/runner/options/files_check.h"
#include "image/runner/qemu/firmware_saving.h"
#include "image/runner/qemu/loader_signature.h"
#include "image/runner/qemu/machine_start.h"
#include "image/runner/qemu/network.h"
#include "image/runner/qemu/qemu_command.h"

namespace slipway::runner {

host::Result<Launched> launch(const std::string& qemu, const MachineOptions& machine,
                              std::vector<std::string> environment, Limits limits) {
  if (const auto fault = fault_in_files(machine)) {
    return std::unexpected(*fault);
  }
  if (const auto fault = folder_fault(machine)) {
    return std::unexpected(*fault);
  }
  if (access(qemu.c_str(), X_OK) != 0) {
    return host::failure("QEMU is not there: ", qemu, ": ", strerror(errno));
  }
  const auto for_machine = machine_arguments(machine);
  if (!for_machine) {
    return std::unexpected(for_machine.error());
  }

  const auto launched = [&](StartedMachine started, bool is_restored) {
    // Only now: what is sent before a state is restored is lost with the state before.
    started.qemu.command_tests(machine.first_command);
    return Launched{.qemu = std::move(started.qemu),
                    .start = started.start,
                    .resets = std::move(started.logs.resets),
                    .by_hand = command_by_hand(qemu, *for_machine),
                    .signature = loader_signature(loader_file(machine), machine.firmware),
                    .is_restored = is_restored};
  };
  if (!machine.firmware_state.empty()) {
    auto restored = restore_firmware(qemu, machine, environment, limits);
    if (!restored) {
      return std::unexpected(restored.error());
    }
    if (*restored) {
      return launched(std::move(**restored), true);
    }
  }
  auto started = start_machine(qemu, machine, std::move(environment), limits);
  if (!started) {
    return std::unexpected(started.error());
  }
  return launched(std::move(*started), false);
}

}  // namespace slipway::runner
