// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/machine.h"

#include "image/runner/qemu/qemu_command.h"

namespace slipway::bench {

host::Result<std::vector<std::string>> qemu_command(const Machine& machine) {
  runner::MachineOptions options;
  options.image = machine.image;
  options.type = machine.disk == "ahci" ? "q35" : "pc";
  options.disk = machine.disk;
  options.memory = machine.memory;
  auto arguments = runner::machine_arguments(options);
  if (!arguments) {
    return std::unexpected(arguments.error());
  }
  arguments->insert(arguments->begin(), machine.qemu);
  arguments->insert(
      arguments->end(),
      {"-debugcon", "stdio", "-device", "isa-debug-exit,iobase=0xf4,iosize=4",
       // Nobody looks at the last screen of a machine that resets, or is switched off.
       "-action", "reboot=shutdown,shutdown=poweroff"});
  if (machine.counts_instructions) {
    arguments->insert(arguments->end(), {"-icount", "shift=0,sleep=off"});
  }
  return arguments;
}

}  // namespace slipway::bench
