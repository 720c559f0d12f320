// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/qemu_command.h"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <ranges>
#include <string_view>

#include "host/text/concat.h"
#include "image/runner/qemu/disks.h"
#include "image/runner/qemu/firmware.h"
#include "image/runner/qemu/option_value.h"
#include "slipway/machine/devices/qemu.h"

namespace slipway::runner {
namespace {

using Arguments = std::vector<std::string>;

std::string shell_quoted(std::string_view text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=.,/:+@";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos) {
    return std::string(text);
  }
  std::string result = "'";
  for (const char character : text) {
    result += character == '\'' ? "'\\''" : std::string(1, character);
  }
  return result + "'";
}

void append(Arguments& arguments, const Arguments& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
}

// Where QEMU's own arguments `extra` would take the machine's end out of the runner's sight: a
// sentence on what to change. ("-action", qemu(1): what is not said there stays as it was.)
std::optional<std::string> hidden_ending(const Arguments& extra) {
  for (std::size_t i = 0; i + 1 < extra.size(); ++i) {
    if (!has_option({extra[i]}, {"-action"})) {
      continue;
    }
    for (const auto word : std::views::split(extra[i + 1], ',')) {
      const std::string_view action(word.begin(), word.end());
      const bool is_of_an_end = action.starts_with("reboot=") || action.starts_with("shutdown=");
      if (!is_of_an_end || action == "reboot=shutdown" || action == "shutdown=pause") {
        continue;
      }
      return host::concat("-action ", action,
                          " would end QEMU, or start the machine again, before "
                          "anyone has seen how the kernel ended: remove it");
    }
  }
  return std::nullopt;
}

// Where a device of QEMU's answers.
std::string iobase(auto port) {
  const auto number = static_cast<std::uint16_t>(port);
  const auto high = static_cast<std::uint8_t>(number >> 8);
  return host::concat("iobase=0x", high == 0 ? "" : host::hexadecimal(high),
                      host::hexadecimal(static_cast<std::uint8_t>(number)));
}

// The property of a device, as -device takes it: "driver,name=value" or JSON; empty if it is not
// there. The driver is a property as well, whose name may be left out.
std::string property_of(std::string_view device, std::string_view name) {
  std::string text;
  for (const char character : device) {
    if (character == ':') {
      text += '=';
    } else if (!std::string_view("{}\" \t\n").contains(character)) {
      text += character;
    }
  }
  const std::string assigned = host::concat(name, "=");
  bool is_first = true;
  for (const auto word : std::views::split(text, ',')) {
    const std::string_view property(word.begin(), word.end());
    if (property.starts_with(assigned)) {
      return std::string(property.substr(assigned.size()));
    }
    if (is_first && name == "driver" && !property.contains('=')) {
      return std::string(property);
    }
    is_first = false;
  }
  return "";
}

// A number of QEMU's in any base, or what it is where it is not given.
std::uint64_t number_or(const std::string& text, std::uint64_t otherwise) {
  return text.empty() ? otherwise : std::strtoull(text.c_str(), nullptr, 0);
}

// The property `name` of all devices `driver` that do not give it themselves, by -global
// ("driver.name=value" or "driver=driver,property=name,value=value", qemu(1)); the last one counts.
// Empty if there is none.
std::string global_property(const Arguments& extra, std::string_view driver,
                            std::string_view name) {
  const std::string assigned = host::concat(driver, ".", name, "=");
  std::string value;
  for (std::size_t i = 0; i + 1 < extra.size(); ++i) {
    const std::string_view global = extra[i + 1];
    if (!has_option({extra[i]}, {"-global"})) {
      continue;
    }
    if (global.starts_with(assigned)) {
      value = global.substr(assigned.size());
    } else if (property_of(global, "driver") == driver && property_of(global, "property") == name) {
      value = property_of(global, "value");
    }
  }
  return value;
}

// Whether a device is isa-debug-exit at the exit port, among others. Its ports, where they are not
// given: hw/misc/debugexit.c.
bool is_at_exit_port(std::string_view device, const Arguments& extra) {
  constexpr std::string_view kDriver = "isa-debug-exit";
  constexpr std::uint64_t kUsualPort = 0x501;
  constexpr std::uint64_t kUsualCount = 2;
  if (property_of(device, "driver") != kDriver) {
    return false;
  }
  const auto number = [&](std::string_view name, std::uint64_t usual) {
    const std::uint64_t of_all = number_or(global_property(extra, kDriver, name), usual);
    return number_or(property_of(device, name), of_all);
  };
  const std::uint64_t first = number("iobase", kUsualPort);
  const std::uint64_t count = number("iosize", kUsualCount);
  const auto exit_port = static_cast<std::uint16_t>(machine::qemu::kDebugExit);
  return first <= exit_port && exit_port - first < count;
}

// Where `extra` has a device of its own at the exit port, which would end QEMU before the screen is
// read: a sentence on what to change.
std::optional<std::string> second_exit_port(const Arguments& extra) {
  for (std::size_t i = 0; i + 1 < extra.size(); ++i) {
    const std::string& device = extra[i + 1];
    if (!has_option({extra[i]}, {"-device"}) || !is_at_exit_port(device, extra)) {
      continue;
    }
    return host::concat(
        "-device ", device,
        ": the machine has an exit port at 0xf4 already, which takes the same bytes "
        "and leaves the screen to be read: remove these two arguments");
  }
  return std::nullopt;
}

}  // namespace

host::Result<Arguments> machine_arguments(const MachineOptions& options) {
  Arguments arguments = {
      "-machine",
      options.type,
      "-accel",
      options.accelerator,
      "-m",
      options.memory,
      // Only the devices that are named here, whatever the machine would add.
      "-nodefaults",
      "-no-user-config",
      "-vga",
      "std",
      "-display",
      options.display,
      // A reset or a power-off stops the machine with its last screen in memory.
      "-action",
      "reboot=shutdown,shutdown=pause",
  };
  if (!options.name.empty()) {
    append(arguments, {"-name", option_value(options.name)});
  }
  if (!options.cpu.empty()) {
    append(arguments, {"-cpu", options.cpu});
  }
  const auto firmware = firmware_arguments(options);
  if (!firmware) {
    return std::unexpected(firmware.error());
  }
  append(arguments, *firmware);
  const auto disks = disk_arguments(options);
  if (!disks) {
    return std::unexpected(disks.error());
  }
  append(arguments, *disks);
  if (const auto hidden = hidden_ending(options.extra)) {
    return std::unexpected(*hidden);
  }
  if (const auto second = second_exit_port(options.extra)) {
    return std::unexpected(*second);
  }
  append(arguments, options.extra);
  return arguments;
}

// QEMU's own device for the exit port, isa-debug-exit, ends the process within the guest's write:
// the screen is gone before anyone can read it. A plain serial port at the same address hands the
// byte to the runner instead, which then stops the machine, reads the screen and ends it. Kernels
// notice no difference, whether they write one byte or, as some do, four: a serial port takes the
// lowest as the character (isa-debugcon would take only one-byte writes).
//
// The consoles go to files. A socket is full after some hundred bytes that nobody has taken yet,
// and then the machine waits for the runner, which on a busy host may be long: text would be late,
// or lost.
//
// What goes to the exit port goes to the file of the results as well: so it is known which of these
// came before an exit code, and which are those of a kernel that went on behind it.
Arguments channel_arguments(const MachineLogs& logs) {
  const auto channel = [](std::string_view name, int fd) {
    return host::concat("socket,id=", name, ",fd=", fd);
  };
  const auto file = [](std::string_view name, const host::SharedFile& file) {
    return host::concat("file,id=", name, ",path=", option_value(file.path()));
  };
  const std::string results = option_value(logs.test_results.path());
  using namespace machine::qemu;
  return {
      "-chardev", channel("monitor", kMonitorFd),
      "-chardev", file("serial", logs.serial),
      "-chardev", file("debug-console", logs.debug_console),
      "-chardev", channel("exit-port", kExitPortFd) + ",logappend=on,logfile=" + results,
      "-chardev", channel("booted-disk", kBootedDiskFd),
      "-chardev", "file,id=test-results,append=on,path=" + results,
      "-chardev", channel("test-commands", kTestCommandsFd),
      "-mon",     "chardev=monitor,mode=control",
      "-device",  "isa-serial,index=0,chardev=serial",
      "-device",  "isa-debugcon," + iobase(kDebugConsole) + ",chardev=debug-console",
      "-device",  "isa-serial,index=3," + iobase(kDebugExit) + ",irq=3,chardev=exit-port",
      "-device",  "isa-debugcon," + iobase(kBootedDisk) + ",chardev=booted-disk",
      "-device",  "isa-debugcon," + iobase(kTestResults) + ",chardev=test-results",
      "-device",  "isa-serial,index=2," + iobase(kTestCommands) + ",irq=3,chardev=test-commands",
  };
}

std::string command_by_hand(const std::string& qemu, const Arguments& machine_arguments) {
  std::string command = shell_quoted(qemu);
  const auto add = [&command](const Arguments& arguments) {
    for (const std::string& argument : arguments) {
      command += (argument.starts_with('-') ? " \\\n  " : " ") + shell_quoted(argument);
    }
  };
  add(machine_arguments);
  add({"-serial", "stdio", "-device",
       "isa-debug-exit," + iobase(machine::qemu::kDebugExit) + ",iosize=0x04"});
  // From QEMU 9 on that device switches the machine off; nobody is there to end one that is paused.
  add({"-action", "shutdown=poweroff"});
  return command + "\n";
}

}  // namespace slipway::runner
