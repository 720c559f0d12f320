// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/qemu_emulator.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

namespace slipway::runner {
namespace {

// Whether QEMU's log of resets ("-d cpu_reset") names this reason.
bool is_triple_fault_in(host::SharedFile& resets) {
  const auto text = resets.take();
  return text && text->contains("Triple fault");
}

BootedDisk booted_disk(std::optional<std::uint32_t> signature, const std::string& said) {
  if (!signature) {
    return BootedDisk::kUnchecked;
  }
  std::uint32_t said_signature;
  if (said.size() < sizeof said_signature) {
    return BootedDisk::kUnsaid;
  }
  std::memcpy(&said_signature, said.data(), sizeof said_signature);
  return said_signature == *signature ? BootedDisk::kImage : BootedDisk::kAnother;
}

}  // namespace

void QemuEmulator::finish(Facts& facts) {
  Qemu& qemu = launched_.qemu;
  if (facts.ending != Ending::kEmulatorEnded) {
    (void)qemu.execute("stop");
    // What was waited for is judged as it was seen: a kernel may have gone on since.
    if (facts.screen.kind == Screen::Kind::kNone) {
      auto screen = read_screen(qemu, watch_.pixels());
      if (!screen) {
        facts.problem = "the screen could not be read: " + screen.error();
      }
      if (screen) {
        facts.screen = std::move(*screen);
      }
    }
    facts.registers = qemu.registers();
  }
  // What comes now is no longer judged.
  if (!qemu.problem.empty()) {
    facts.problem = qemu.problem;
  }
  facts.emulator_status = qemu.finish();
  facts.is_restored = launched_.is_restored;
  facts.booted_disk = booted_disk(launched_.signature, qemu.booted_disk);
  facts.is_triple_fault = facts.ending == Ending::kReset && is_triple_fault_in(launched_.resets);
}

}  // namespace slipway::runner
