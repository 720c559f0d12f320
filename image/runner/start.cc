// SPDX-License-Identifier: Apache-2.0
#include "image/runner/start.h"

#include <memory>
#include <utility>

#include "fonts/formats/font_file.h"
#include "host/files/file_io.h"
#include "host/process/environment.h"
#include "image/runner/bochs/bochs.h"
#include "image/runner/options/files_check.h"
#include "image/runner/qemu/launch.h"
#include "image/runner/qemu/qemu_emulator.h"
#include "image/runner/screen/grid_finder.h"

namespace slipway::runner {
namespace {

// What reads screens in pixels, by the font in the file, or as Slipway's console draws them.
host::Result<PixelReading> pixel_reading(const std::string& font) {
  if (font.empty()) {
    return read_console;
  }
  const auto file = host::read_text(font);
  if (!file) {
    return std::unexpected(file.error());
  }
  const auto glyphs = fonts::parse_font(*file);
  if (!glyphs) {
    return host::failure("font ", font, " ", glyphs.error());
  }
  const std::string name = font.substr(font.rfind('/') + 1);
  const auto finder = std::make_shared<GridFinder>(PixelFont(*glyphs), name);
  return [finder](const Picture& picture) { return finder->read(picture); };
}

host::Result<Started> start_qemu(const CommandLine& command_line,
                                 const host::ScratchFolder& scratch, Limits limits) {
  const auto pixels = pixel_reading(command_line.font);
  if (!pixels) {
    return std::unexpected(pixels.error());
  }
  auto launched = launch(command_line.emulator, command_line.machine,
                         host::clean_environment(scratch.path()), limits);
  if (!launched) {
    return std::unexpected(launched.error());
  }
  const auto start = launched->start;
  const std::string by_hand = launched->by_hand;
  return Started{std::make_unique<QemuEmulator>(std::move(*launched), *pixels), start, by_hand};
}

host::Result<Started> start_bochs(const CommandLine& command_line,
                                  const host::ScratchFolder& scratch) {
  const MachineOptions& machine = command_line.machine;
  if (!machine.extra.empty()) {
    return host::failure("Bochs takes none of QEMU's arguments: ", machine.extra.front());
  }
  if (!machine.disks.empty()) {
    return host::failure("a machine of Bochs' has the image's disk and no other, but here is \"",
                         machine.disks.front().name, "\"");
  }
  if (!machine.disk.empty() && machine.disk != "ide") {
    return host::failure("a machine of Bochs' has no disk of the kind \"", machine.disk, "\"");
  }
  if (const auto fault = fault_in_files(machine)) {
    return std::unexpected(*fault);
  }
  const auto start = Clock::now();
  auto bochs = bochs::Bochs::start(command_line.emulator, machine, scratch);
  if (!bochs) {
    return std::unexpected(bochs.error());
  }
  return Started{std::move(*bochs), start, ""};
}

}  // namespace

host::Result<Started> start_emulator(const CommandLine& command_line,
                                     const host::ScratchFolder& scratch, Limits limits) {
  switch (command_line.emulator_kind) {
    case EmulatorKind::kQemu:
      return start_qemu(command_line, scratch, limits);
    case EmulatorKind::kBochs:
      return start_bochs(command_line, scratch);
  }
}

}  // namespace slipway::runner
