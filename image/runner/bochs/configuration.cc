// SPDX-License-Identifier: Apache-2.0
#include "image/runner/bochs/configuration.h"

#include <charconv>
#include <format>
#include <optional>
#include <string_view>

#include "slipway/machine/numbers/units.h"

namespace slipway::bochs {
namespace {

constexpr std::string_view kDefaultCpu = "corei7_sandy_bridge_2600k";

// Bochs would round the disk down to whole cylinders, so these are small.
constexpr std::uint64_t kHeads = 16;
constexpr std::uint64_t kSectorsPerTrack = 32;
constexpr std::uint64_t kCylinder = kHeads * kSectorsPerTrack * machine::kSectorSize;

// "64M" as 64.
std::optional<int> mebibytes(std::string_view memory) {
  int number = 0;
  const auto [end, error] = std::from_chars(memory.data(), memory.data() + memory.size(), number);
  if (error != std::errc() || std::string_view(end, memory.data() + memory.size()) != "M") {
    return std::nullopt;
  }
  return number;
}

}  // namespace

// A PC from before PCI: no interrupt controllers but two 8259, and the BIOS that Bochs had then.
constexpr std::string_view kOldPc = "isapc";

// "display_library": the machine has a screen, on a server that nobody asks for it; the other kinds
// want a display or a terminal.
// "ips": how much the machine does in a second of its own time. It only scales the time that its
// timers show.
// "reset_on_triple_fault=0", "panic: fatal": Bochs then ends with a sentence, instead of starting
// over or asking somebody.
// "mode=volatile": the image is only read; writes go to the journal.
// "sound: dummy": with no sound card to open, Bochs' ALSA driver leaves the size of its buffer
// unset, and the thread that mixes then clears as many bytes as happen to stand there.
// "debug": accesses to ports without a device are logged (bochs_log.h).
host::Result<std::string> configuration_file(const Configuration& configuration) {
  const auto megs = mebibytes(configuration.machine.memory);
  if (!megs) {
    return host::failure("memory is a number of MiB such as 64M, not \"",
                         configuration.machine.memory, "\"");
  }
  if (configuration.image_size == 0 || configuration.image_size % kCylinder != 0) {
    return host::failure("the image has ", configuration.image_size,
                         " bytes: Bochs' disk needs a multiple of ", kCylinder);
  }
  const std::string& cpu = configuration.machine.cpu;
  const bool has_pci = configuration.machine.type != kOldPc;
  return std::format(
      R"(display_library: rfb, options="timeout=0"
megs: {}
romimage: file={}/root/usr/share/bochs/{}
pci: {}
vgaromimage: file={}/root/usr/share/vgabios/vgabios.bin
ata0-master: type=disk, path={}, mode=volatile, journal={}/journal, cylinders={}, heads={}, spt={}
boot: disk
cpu: model={}, count=1, ips=50000000, reset_on_triple_fault=0
log: /dev/fd/{}
com1: enabled=1, mode=file, dev=/dev/fd/{}
panic: action=fatal
sound: driver=dummy
debug: action=ignore, unmapped=report
)",
      *megs, configuration.programs, has_pci ? "BIOS-bochs-latest" : "BIOS-bochs-legacy",
      has_pci ? "enabled=1, chipset=i440fx" : "enabled=0", configuration.programs,
      configuration.machine.image, configuration.scratch, configuration.image_size / kCylinder,
      kHeads, kSectorsPerTrack, cpu.empty() ? kDefaultCpu : cpu, kLogFd, kSerialFd);
}

}  // namespace slipway::bochs
