// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/machine.h"

#include "image/runner/qemu/qemu_command.h"

namespace slipway::bench {
namespace {

// That of //image/machines/uefi.
constexpr std::string_view kUefiProcessor = "qemu64,+pdpe1gb";

void add_firmware(const Uefi& uefi, runner::MachineOptions& options) {
  options.firmware = runner::Firmware::kUefi;
  options.uefi_code = uefi.code;
  options.uefi_variables = uefi.variables;
  options.cpu = kUefiProcessor;
}

// The image becomes the second disk, and the first one has what starts it from memory.
void start_from_memory(const Uefi& uefi, runner::MachineOptions& options) {
  options.disks.push_back({.name = "second", .bus = "virtio", .file = options.image});
  options.image = uefi.from_memory;
  options.disk = "virtio";
}

}  // namespace

host::Result<std::vector<std::string>> qemu_command(const Machine& machine) {
  runner::MachineOptions options;
  options.image = machine.image;
  options.type = machine.disk == "ahci" ? "q35" : "pc";
  options.disk = machine.disk;
  options.memory = machine.memory;
  if (machine.uefi.is_there()) {
    add_firmware(machine.uefi, options);
  }
  if (machine.disk == kCountingDiskOfUefi) {
    start_from_memory(machine.uefi, options);
  }
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
