// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/command_line.h"

#include <algorithm>
#include <iterator>

#include "image/runner/options/option_table.h"

namespace slipway::runner {

const std::string_view kHelp =
    R"(Boots the disk image in QEMU.

With a display, QEMU opens a window, which stays until it is closed. In a terminal without one, the
machine's text screen is drawn in the terminal, the keyboard goes to the machine, and Ctrl-C quits.
With neither, as in CI, the console is printed as it comes; the run ends by itself with the kernel's
verdict, as this command's exit status: 0 when the kernel wrote 0x10 to port 0xF4, or the number of
the failure.

What you write after "--" goes to QEMU's command line, and wins over what is there:

  bazel run //image:qemu -- -m 512M            another amount of memory
  bazel run //image:qemu -- -machine q35 ...   any option of QEMU ("-- -help" lists them)
  bazel run //image:qemu -- -hda FILE          another disk: the image boots all the same
  bazel run //image:qemu -- -s -S              wait for gdb on port 1234; no time limit
  bazel run //image:qemu -- -display none      neither window nor drawing: as in CI

Two options are not QEMU's:

  bazel run //image:qemu -- --firmware=uefi    a UEFI firmware starts the image, or a BIOS (bios)
  bazel run //image:qemu -- --no-window        the terminal, even with a display

The image is only read: what the machine writes to its disk is forgotten at the end.
)";

namespace {

struct NamedMode {
  std::string_view name;
  Mode mode;
};

constexpr NamedMode kModes[] = {{"test", Mode::kTest},
                                {"cases", Mode::kCases},
                                {"renew", Mode::kRenew},
                                {"run", Mode::kRun},
                                {"save", Mode::kSave}};

// What a person writes behind "--": QEMU's options, and two that are not.
host::Result<> take_extra(CommandLine& result, std::span<const std::string> arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--help" || argument == "-h") {
      result.mode = Mode::kHelp;
    }
    if (argument == "--no-window") {
      result.no_window = true;
    } else if (argument == "--firmware" || argument.starts_with("--firmware=")) {
      if (const auto taken = host::parse_options(kProgram, {&argument, 1}, result); !taken) {
        return taken;
      }
    } else {
      result.machine.extra.push_back(argument);
    }
  }
  return {};
}

}  // namespace

std::string help() {
  return host::help(kProgram);
}

host::Result<CommandLine> parse_command_line(std::span<const std::string> arguments) {
  CommandLine result;
  if (arguments.empty()) {
    return host::failure("what to do? Give test, cases, renew, run, save or help");
  }
  const std::string& mode = arguments.front();
  if (mode == "help" || mode == "--help") {
    result.mode = Mode::kHelpForRules;
    return result;
  }
  const auto named = std::ranges::find(kModes, mode, &NamedMode::name);
  if (named == std::end(kModes)) {
    return host::failure("\"", mode, "\": give test, cases, renew, run, save or help");
  }
  result.mode = named->mode;

  arguments = arguments.subspan(1);
  std::size_t own = 0;
  while (own < arguments.size() && arguments[own] != "--") {
    ++own;
  }
  if (const auto parsed = host::parse_options(kProgram, arguments.first(own), result); !parsed) {
    return std::unexpected(parsed.error());
  }
  if (own < arguments.size()) {
    if (const auto taken = take_extra(result, arguments.subspan(own + 1)); !taken) {
      return std::unexpected(taken.error());
    }
  }

  if (result.emulator.empty()) {
    return host::failure("--machine: is missing: give --machine=FILE, or --emulator=PROGRAM");
  }
  if (result.machine.image.empty()) {
    return host::failure("--image: is missing: give --image=FILE");
  }
  if (result.mode == Mode::kRenew && result.golden.path.empty()) {
    return host::failure("--screenshot: is missing: give --screenshot=FILE");
  }
  if (result.mode == Mode::kSave && result.machine.firmware_state.empty()) {
    return host::failure("--firmware-state: is missing: give --firmware-state=FILE");
  }
  // Another emulator in a window would be another machine.
  if (!result.has_window) {
    result.window_qemu.clear();
  }
  return result;
}

}  // namespace slipway::runner
