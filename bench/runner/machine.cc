// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/machine.h"

namespace slipway::bench {
namespace {

using Arguments = std::vector<std::string>;

// The chipset, and the devices that put the drive "disk" on a bus.
Arguments disk_arguments(std::string_view disk) {
  if (disk == "virtio") return {"-machine", "pc", "-device", "virtio-blk-pci,drive=disk"};
  if (disk == "ahci") return {"-machine", "q35", "-device", "ide-hd,drive=disk"};
  if (disk == "usb") {
    return {"-machine", "pc", "-device", "qemu-xhci", "-device", "usb-storage,drive=disk"};
  }
  if (disk == "sd") {
    return {"-machine", "pc", "-device", "sdhci-pci", "-device", "sd-card,drive=disk"};
  }
  return {"-machine", "pc", "-device", "ide-hd,drive=disk"};
}

void append(Arguments& arguments, const Arguments& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
}

}  // namespace

Arguments qemu_command(const Machine& machine) {
  Arguments arguments = {machine.qemu};
  append(arguments, disk_arguments(machine.disk));
  append(arguments, {"-accel", "tcg", "-m", machine.memory, "-nodefaults", "-no-user-config",
                     "-vga", "std", "-display", "none", "-no-reboot"});
  // Several machines may share an image; what one writes is forgotten.
  const std::string sharing = machine.owns_image ? "" : "snapshot=on,file.locking=off,";
  append(arguments, {"-drive", "if=none,id=disk,format=raw," + sharing + "file=" + machine.image});
  append(arguments, {"-debugcon", "stdio", "-device", "isa-debug-exit,iobase=0xf4,iosize=4"});
  if (machine.counts_instructions) append(arguments, {"-icount", "shift=0,sleep=off"});
  return arguments;
}

}  // namespace slipway::bench
