// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/machine_start.h"

#include <utility>

#include "image/runner/qemu/qemu_command.h"

namespace slipway::runner {

host::Result<StartedMachine> start_machine(const std::string& qemu, const MachineOptions& machine,
                                           std::vector<std::string> environment, Limits limits,
                                           const std::vector<std::string>& more, bool has_words) {
  const auto for_machine = machine_arguments(machine);
  if (!for_machine) {
    return std::unexpected(for_machine.error());
  }
  auto logs = MachineLogs::make();
  if (!logs) {
    return std::unexpected(logs.error());
  }
  std::vector<std::string> command = {qemu};
  const auto append = [&command](const std::vector<std::string>& arguments) {
    command.insert(command.end(), arguments.begin(), arguments.end());
  };
  append(channel_arguments(*logs));
  append({"-d", "cpu_reset", "-D", logs->resets.path()});
  append(*for_machine);
  append(more);

  const auto start = Clock::now();
  auto running = Qemu::start(std::move(command), std::move(environment), *logs, machine.firmware,
                             limits, has_words);
  if (!running) {
    return host::failure("QEMU did not start: ", running.error());
  }
  return StartedMachine{std::move(*running), start, std::move(*logs)};
}

}  // namespace slipway::runner
