// SPDX-License-Identifier: Apache-2.0
#include "image/builder/options.h"

#include <utility>

#include "host/text/concat.h"

namespace slipway::image {
namespace {

// An option of the form --name=value.
struct ValueOption {
  std::string_view name;
  std::string Options::* value;
  bool required;
};

constexpr ValueOption kValueOptions[] = {
    {"--boot-sector", &Options::boot_sector, true},
    {"--stage2", &Options::stage2, true},
    {"--kernel", &Options::kernel, true},
    {"--output", &Options::output, true},
    {"--kernel-name", &Options::kernel_name, false},
};

struct Flag {
  std::string_view name;
  bool Options::* value;
};

constexpr Flag kFlags[] = {{"--verbose", &Options::verbose}, {"--help", &Options::help}};

constexpr std::string_view kModule = "--module=";
constexpr std::string_view kCommandLine = "--command-line=";

// --module=NAME=FILE
std::string take_module(std::string_view value, Options& options) {
  const std::size_t end = value.find('=');
  if (end == std::string_view::npos || end + 1 == value.size()) {
    return host::concat("--module=", value, " has no file: --module=NAME=FILE");
  }
  options.modules.push_back(
      {.name = std::string(value.substr(0, end)), .file = std::string(value.substr(end + 1))});
  return {};
}

// --command-line=TEXT. The text may be empty: that differs from saying nothing.
std::string take_command_line(std::string_view value, Options& options) {
  if (options.command_line) return "--command-line is given twice";
  options.command_line = value;
  return {};
}

// Empty when `argument` was understood.
std::string take(std::string_view argument, Options& options) {
  if (argument.starts_with(kModule)) {
    return take_module(argument.substr(kModule.size()), options);
  }
  if (argument.starts_with(kCommandLine)) {
    return take_command_line(argument.substr(kCommandLine.size()), options);
  }
  const std::string_view name = argument.substr(0, argument.find('='));
  for (const auto& flag : kFlags) {
    if (flag.name != name) continue;
    if (name != argument) return host::concat(name, " takes no value");
    options.*flag.value = true;
    return {};
  }
  for (const auto& option : kValueOptions) {
    if (option.name != name) continue;
    std::string& value = options.*option.value;
    if (argument.size() <= name.size() + 1)
      return host::concat(name, " needs a value: ", name, "=...");
    if (!value.empty()) return host::concat(name, " is given twice");
    value = argument.substr(name.size() + 1);
    return {};
  }
  if (!argument.starts_with("--")) {
    return host::concat("\"", argument,
                        "\" is not an option; every option has the form --name=value");
  }
  return host::concat(name, " is not an option of this program; see --help");
}

}  // namespace

std::expected<Options, std::string> parse_options(std::span<const char* const> arguments) {
  Options options;
  for (const char* const argument : arguments) {
    if (std::string fault = take(argument, options); !fault.empty()) {
      return std::unexpected(std::move(fault));
    }
  }
  if (options.help) return options;
  for (const auto& option : kValueOptions) {
    if (option.required && (options.*option.value).empty()) {
      return std::unexpected(host::concat(option.name, " is missing; see --help"));
    }
  }
  if (options.kernel_name.empty()) options.kernel_name = options.kernel;
  return options;
}

std::string_view usage() {
  return R"(Builds a disk image that a BIOS boots, from a boot sector, stage 2 and a kernel.

usage: image_builder --boot-sector=FILE --stage2=FILE --kernel=FILE --output=FILE [options]

  --boot-sector=FILE   512 bytes of machine code for sector 0
  --stage2=FILE        the loader, a flat binary
  --kernel=FILE        the kernel, a statically linked ELF64 executable for x86-64
  --output=FILE        the image to write
  --kernel-name=NAME   what messages call the kernel, such as its label; default: its file name
  --module=NAME=FILE   a file that the kernel finds in memory under this name; any number of them
  --command-line=TEXT  what the kernel is told, in place of what it asks for itself
  --verbose            print how large each part is and where it lies
  --help               print this text

The kernel is checked as the loader checks it at boot. If a part is unfit, the program says what is
wrong and what to change, writes nothing and ends with status 1; 2 means a wrong command line.
)";
}

}  // namespace slipway::image
