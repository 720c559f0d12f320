// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "image/runner/options/attached_disk.h"
#include "image/runner/options/machine_file.h"
#include "slipway/machine/devices/qemu.h"

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

One option is not QEMU's:

  bazel run //image:qemu -- --no-window        the terminal, even with a display

The image is only read: what the machine writes to its disk is forgotten at the end.
)";

namespace {

using Failure = std::unexpected<std::string>;

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<ConsoleChoice> console_choice(std::string_view text) {
  if (text == "any") return ConsoleChoice::kAny;
  if (text == "serial") return ConsoleChoice::kSerial;
  if (text == "debug") return ConsoleChoice::kDebug;
  if (text == "both") return ConsoleChoice::kBoth;
  return std::nullopt;
}

// The names of the statuses that Slipway's own kernels and loader end with.
std::optional<int> status_named(std::string_view name) {
  using machine::qemu::ExitCode;
  const auto status = [](ExitCode code) {
    return machine::qemu::exit_status(static_cast<std::uint8_t>(code));
  };
  if (name == "success") return status(ExitCode::kSuccess);
  if (name == "failure") return status(ExitCode::kFailure);
  if (name == "refused") return status(ExitCode::kLoaderRefused);
  return std::nullopt;
}

std::string set_expected_end(Expectations& expected, const std::string& value) {
  if (value == "halt" || value == "shown") {
    expected.end = value == "halt" ? ExpectedEnd::kHalt : ExpectedEnd::kShown;
    return "";
  }
  const auto named = status_named(value);
  const auto status = named ? named : number_in<int>(value);
  if (!status || *status % 2 == 0) {
    return "--expect-exit is success, failure, refused, halt, shown or an odd number: QEMU's exit "
           "status, which is twice the kernel's code plus one, not \"" +
           value + "\"";
  }
  expected.end = ExpectedEnd::kExitStatus;
  expected.exit_status = *status;
  return "";
}

std::string attach(MachineOptions& machine, const std::string& value) {
  auto disk = parse_attached_disk(value);
  if (!disk) return disk.error();
  if (std::ranges::contains(machine.disks, disk->name, &AttachedDisk::name)) {
    return "there are two disks named \"" + disk->name + "\"";
  }
  machine.disks.push_back(std::move(*disk));
  return "";
}

std::string set_from(CommandLine& result, const std::string& argument);

// All that the file says; options that stand behind it win.
std::string set_machine(CommandLine& result, const std::string& path) {
  const auto options = read_machine_file(path);
  if (!options) return options.error();
  for (const std::string& option : *options) {
    if (const std::string problem = set_from(result, option); !problem.empty()) {
      return "in the machine " + path + ": " + problem;
    }
  }
  return "";
}

// Puts one --name=value where it belongs. The result is a sentence on what is wrong, or empty.
std::string set_option(CommandLine& result, std::string_view name, const std::string& value) {
  const std::array<std::pair<std::string_view, std::string*>, 9> texts = {{
      {"emulator", &result.emulator},
      {"window-qemu", &result.window_qemu},
      {"image", &result.machine.image},
      {"type", &result.machine.type},
      {"disk", &result.machine.disk},
      {"memory", &result.machine.memory},
      {"cpu", &result.machine.cpu},
      {"accel", &result.machine.accelerator},
      {"display", &result.machine.display},
  }};
  for (const auto& [option, text] : texts) {
    if (name != option) continue;
    *text = value;
    return "";
  }

  const std::array<std::pair<std::string_view, std::vector<std::string>*>, 4> lists = {{
      {"expect-screen", &result.expected.screen},
      {"expect-console", &result.expected.console},
      {"reject", &result.expected.unwanted},
      {"qemu-arg", &result.machine.extra},
  }};
  for (const auto& [option, list] : lists) {
    if (name != option) continue;
    if (value.empty()) return "--" + std::string(name) + " is empty";
    list->push_back(value);
    if (list == &result.expected.screen) result.expected.needs_screen = true;
    return "";
  }

  if (name == "emulator-kind") {
    if (value != "qemu" && value != "bochs") {
      return "--emulator-kind is qemu or bochs, not \"" + value + "\"";
    }
    result.emulator_kind = value == "qemu" ? EmulatorKind::kQemu : EmulatorKind::kBochs;
    return "";
  }
  if (name == "window") {
    if (value != "yes" && value != "no") return "--window is yes or no, not \"" + value + "\"";
    result.has_window = value == "yes";
    return "";
  }
  if (name == "expect") {
    if (value.empty()) return "--expect is empty";
    result.expected.screen.push_back(value);
    result.expected.console.push_back(value);
    return "";
  }
  if (name == "machine") return set_machine(result, value);
  if (name == "attach") return attach(result.machine, value);
  if (name == "expect-exit") return set_expected_end(result.expected, value);
  if (name == "timeout") {
    const auto seconds = number_in<int>(value);
    if (!seconds || *seconds <= 0) return "--timeout is a number of seconds, not \"" + value + "\"";
    result.expected.time_limit = std::chrono::seconds(*seconds);
    result.has_time_limit = true;
    return "";
  }
  if (name == "console") {
    const auto choice = console_choice(value);
    if (!choice) return "--console is any, serial, debug or both, not \"" + value + "\"";
    result.expected.consoles = *choice;
    return "";
  }
  return "unknown option --" + std::string(name);
}

std::string set_from(CommandLine& result, const std::string& argument) {
  const std::size_t equals = argument.find('=');
  if (!argument.starts_with("--") || equals == std::string::npos) {
    return "\"" + argument + "\" is no option of the form --name=value";
  }
  return set_option(result, argument.substr(2, equals - 2), argument.substr(equals + 1));
}

}  // namespace

std::expected<CommandLine, std::string> parse_command_line(std::span<const std::string> arguments) {
  CommandLine result;
  if (arguments.empty()) return Failure("say what to do: test, run or help");
  const std::string& mode = arguments.front();
  if (mode == "help" || mode == "--help") {
    result.mode = Mode::kHelp;
    return result;
  }
  if (mode != "test" && mode != "run") {
    return Failure("\"" + mode + "\" is none of test, run and help");
  }
  result.mode = mode == "test" ? Mode::kTest : Mode::kRun;

  for (arguments = arguments.subspan(1); !arguments.empty(); arguments = arguments.subspan(1)) {
    const std::string& argument = arguments.front();
    if (argument == "--") {
      for (const std::string& extra : arguments.subspan(1)) {
        if (extra == "--help" || extra == "-h") result.mode = Mode::kHelp;
        if (extra == "--no-window") {
          result.no_window = true;
          continue;
        }
        result.machine.extra.push_back(extra);
      }
      break;
    }
    if (const std::string problem = set_from(result, argument); !problem.empty()) {
      return Failure(problem);
    }
  }
  if (result.emulator.empty()) {
    return Failure("--machine, or --emulator, which it has, is missing");
  }
  if (result.machine.image.empty()) return Failure("--image is missing");
  // Another emulator in a window would be another machine.
  if (!result.has_window) result.window_qemu.clear();
  return result;
}

}  // namespace slipway::runner
