// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/launch.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <utility>

#include "image/runner/qemu/loader_signature.h"
#include "image/runner/qemu/network.h"
#include "image/runner/qemu/qemu_command.h"

namespace slipway::runner {

host::Result<Launched> launch(const std::string& qemu, const MachineOptions& machine,
                              std::vector<std::string> environment, Limits limits) {
  if (access(machine.image.c_str(), R_OK) != 0) {
    return host::failure("the disk image ", machine.image, " cannot be read: ", strerror(errno));
  }
  if (const auto fault = folder_fault(machine)) {
    return std::unexpected(*fault);
  }
  for (const AttachedDisk& disk : machine.disks) {
    if (disk.file.empty() || access(disk.file.c_str(), R_OK) == 0) {
      continue;
    }
    return host::failure("the disk \"", disk.name, "\" cannot be read: ", disk.file, ": ",
                         strerror(errno));
  }
  if (machine.firmware == Firmware::kUefi) {
    for (const std::string& flash : {machine.uefi_code, machine.uefi_variables}) {
      if (!flash.empty() && access(flash.c_str(), R_OK) != 0) {
        return host::failure("the machine's firmware cannot be read: ", flash, ": ",
                             strerror(errno));
      }
    }
  }
  if (access(qemu.c_str(), X_OK) != 0) {
    return host::failure("QEMU is not there: ", qemu, ": ", strerror(errno));
  }
  const auto for_machine = machine_arguments(machine);
  if (!for_machine) {
    return std::unexpected(for_machine.error());
  }

  auto logs = MachineLogs::make();
  if (!logs) {
    return std::unexpected(logs.error());
  }
  std::vector<std::string> command = {qemu};
  const auto append = [&command](const std::vector<std::string>& more) {
    command.insert(command.end(), more.begin(), more.end());
  };
  append(channel_arguments(*logs));
  append({"-d", "cpu_reset", "-D", logs->resets.path()});
  append(*for_machine);

  const auto start = Clock::now();
  auto running =
      Qemu::start(std::move(command), std::move(environment), *logs, machine.firmware, limits);
  if (!running) {
    return host::failure("QEMU did not start: ", running.error());
  }
  return Launched{std::move(*running), start, std::move(logs->resets),
                  command_by_hand(qemu, *for_machine),
                  loader_signature(loader_file(machine), machine.firmware)};
}

}  // namespace slipway::runner
