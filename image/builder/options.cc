// SPDX-License-Identifier: Apache-2.0
#include "image/builder/options.h"

#include "host/command_line/values.h"

namespace slipway::image {
namespace {

using host::into;
using host::Use;

// NAME=FILE
host::Result<> take_module(std::string_view value, Options& options) {
  const std::size_t end = value.find('=');
  if (end == std::string_view::npos || end + 1 == value.size()) {
    return host::failure("has no file: give --module=NAME=FILE");
  }
  options.modules.push_back(
      {.name = std::string(value.substr(0, end)), .file = std::string(value.substr(end + 1))});
  return {};
}

constexpr host::Option<Options> kOptions[] = {
    {"--boot-sector", "FILE", "512 bytes of machine code for sector 0", into<&Options::boot_sector>,
     Use::kRequired},
    {"--stage2", "FILE", "the loader, a flat binary", into<&Options::stage2>, Use::kRequired},
    {"--kernel", "FILE", "the kernel, a statically linked ELF64 executable for x86-64",
     into<&Options::kernel>, Use::kRequired},
    {"--output", "FILE", "the image to write", into<&Options::output>, Use::kRequired},
    {"--kernel-name", "NAME",
     "what messages call the kernel, such as its label; default: its file name",
     into<&Options::kernel_name>},
    {"--module", "NAME=FILE",
     "a file that the kernel finds in memory under this name; any number of them", take_module,
     Use::kRepeated},
    {"--command-line", "[TEXT]", "what the kernel is told, in place of what it asks for itself",
     into<&Options::command_line>},
    {"--verbose", "", "print how large each part is and where it lies", into<&Options::verbose>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

}  // namespace

const host::Program<Options> kProgram = {
    .name = "image_builder",
    .purpose = "Builds a disk image that a BIOS boots, from a boot sector, stage 2 and a kernel.",
    .options = kOptions,
    .notes =
        R"(The kernel is checked as the loader checks it at boot. If a part is unfit, the program says what is
wrong and what to change, writes nothing and ends with status 1; 2 means a wrong command line.)",
};

host::Result<Options> parse_options(std::span<const std::string> arguments) {
  Options options;
  if (const auto parsed = host::parse_options(kProgram, arguments, options); !parsed) {
    return std::unexpected(parsed.error());
  }
  if (options.kernel_name.empty()) {
    options.kernel_name = options.kernel;
  }
  return options;
}

}  // namespace slipway::image
