// SPDX-License-Identifier: Apache-2.0
#include "image/builder/options.h"

#include <algorithm>

#include "host/command_line/values.h"
#include "host/text/concat.h"

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

// NAME=TEXT, of a module that was given before.
host::Result<> take_module_text(std::string_view value, std::string ModuleOption::* text,
                                Options& options) {
  const std::size_t end = value.find('=');
  if (end == std::string_view::npos) {
    return host::failure("has no \"=\": give the module's name, \"=\" and what to say of it");
  }
  const std::string_view name = value.substr(0, end);
  const auto module = std::ranges::find(options.modules, name, &ModuleOption::name);
  if (module == options.modules.end()) {
    return host::failure("there is no module \"", name, "\" before it: give --module=", name,
                         "=FILE first");
  }
  (*module).*text = std::string(value.substr(end + 1));
  return {};
}

host::Result<> take_module_path(std::string_view value, Options& options) {
  return take_module_text(value, &ModuleOption::path, options);
}

host::Result<> take_module_string(std::string_view value, Options& options) {
  return take_module_text(value, &ModuleOption::string, options);
}

constexpr host::Choice<PartitionTableKind> kLayouts[] = {
    {"gpt", PartitionTableKind::kGpt},
    {"mbr", PartitionTableKind::kMbr},
    {"iso", PartitionTableKind::kIso},
};

constexpr host::Choice<std::uint32_t> kSectorSizes[] = {
    {"512", 512},
    {"4096", 4096},
};

constexpr host::Option<Options> kOptions[] = {
    {"--boot-sector", "FILE", "512 bytes of machine code for sector 0",
     into<&Options::boot_sector>},
    {"--cd-boot-sector", "FILE", "the same for a CD: what a BIOS starts of one",
     into<&Options::cd_boot_sector>},
    {"--stage2", "FILE", "the loader for BIOS, a flat binary; one for each protocol",
     into<&Options::stage2>, Use::kRepeated},
    {"--uefi-loader", "FILE", "the loader for UEFI, an EFI application; one for each protocol",
     into<&Options::uefi_loader>, Use::kRepeated},
    {"--kernel", "FILE", "the kernel, a statically linked ELF64 executable for x86-64",
     into<&Options::kernel>, Use::kRequired},
    {"--output", "FILE", "the image to write, or with --network the folder", into<&Options::output>,
     Use::kRequired},
    {"--kernel-name", "NAME",
     "what messages call the kernel, such as its label; default: its file name",
     into<&Options::kernel_name>},
    {"--protocol", "NAME",
     "the boot protocol by which the kernel is loaded; default: the one that it has requests of",
     into<&Options::protocol>},
    {"--strict", "",
     "what would be a note is an error, and no memory is writable and executable, whatever the "
     "protocol says",
     into<&Options::strict>},
    {"--module", "NAME=FILE",
     "a file that the kernel finds in memory under this name; any number of them", take_module,
     Use::kRepeated},
    {"--module-path", "NAME=PATH",
     "where kernels are told that it was, by protocols that say so; default: / and its name",
     take_module_path, Use::kRepeated},
    {"--module-string", "NAME=TEXT", "what kernels are told of it, by protocols that say so",
     take_module_string, Use::kRepeated},
    {"--command-line", "[TEXT]", "what the kernel is told, in place of what it asks for itself",
     into<&Options::command_line>},
    {"--layout", "gpt|mbr|iso",
     "the kind of partition table, or iso: a CD, which is also a disk with a GPT; default: gpt",
     host::choice_into<kLayouts, &Options::format, &DiskFormat::table>},
    {"--sector-size", "512|4096", "bytes of a sector of the disk; default: 512",
     host::choice_into<kSectorSizes, &Options::format, &DiskFormat::sector_size>},
    {"--network", "", "write no disk, but a folder that machines boot over the network",
     into<&Options::network>},
    {"--verbose", "", "print how large each part is and where it lies", into<&Options::verbose>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

}  // namespace

const host::Program<Options> kProgram = {
    .name = "image_builder",
    .purpose = "Builds a disk image that BIOS and UEFI start, from their loaders and a kernel.",
    .options = kOptions,
    .notes =
        R"(The kernel is checked as the loader checks it at boot. If a part is unfit, the program says what is
wrong and what to change, writes nothing and ends with status 1; 2 means a wrong command line.

The image is for the firmware that a loader is given for: --stage2, which needs --boot-sector,
--uefi-loader, or both. With --network, all of them are those for the network.
Of the loaders for a firmware, the one that speaks the kernel's protocol goes to the disk.)",
};

namespace {

// What is wrong with what was given together.
host::Result<> check(const Options& options) {
  if (options.stage2.empty() && options.uefi_loader.empty()) {
    return host::failure(
        "no firmware could start the image: give --stage2=FILE (for BIOS), --uefi-loader=FILE, or "
        "both");
  }
  if (!options.stage2.empty() && options.boot_sector.empty()) {
    return host::failure("--boot-sector: is missing: give --boot-sector=FILE, which reads stage 2");
  }
  const bool is_iso = options.format.table == PartitionTableKind::kIso;
  if (is_iso && !options.stage2.empty() && options.cd_boot_sector.empty()) {
    return host::failure(
        "--cd-boot-sector: is missing: give --cd-boot-sector=FILE, which reads stage 2 from a CD");
  }
  if (!is_iso && !options.cd_boot_sector.empty()) {
    return host::failure(
        "--cd-boot-sector: is for a CD: leave it out, or give --layout=iso as well");
  }
  if (options.network) {
    if (options.format.sector_size != machine::kSectorSize ||
        options.format.table != PartitionTableKind::kGpt) {
      return host::failure(
          "--network: a folder has neither sectors nor partitions: leave --layout and "
          "--sector-size out");
    }
  }
  if (options.format.sector_size != machine::kSectorSize) {
    if (!options.stage2.empty()) {
      return host::failure(
          "--sector-size=", options.format.sector_size,
          ": a BIOS starts no such disk: leave --stage2 out, or give --sector-size=512");
    }
    if (options.format.table != PartitionTableKind::kGpt) {
      return host::failure("--sector-size=", options.format.sector_size,
                           ": is for a disk with a GPT: give --layout=gpt, or --sector-size=512");
    }
  }
  return {};
}

}  // namespace

std::string path_of(const ModuleOption& module) {
  return module.path.empty() ? host::concat("/", module.name) : module.path;
}

host::Result<Options> parse_options(std::span<const std::string> arguments) {
  Options options;
  if (const auto parsed = host::parse_options(kProgram, arguments, options); !parsed) {
    return std::unexpected(parsed.error());
  }
  if (options.help) {
    return options;
  }
  if (const auto checked = check(options); !checked) {
    return std::unexpected(checked.error());
  }
  if (options.kernel_name.empty()) {
    options.kernel_name = options.kernel;
  }
  return options;
}

}  // namespace slipway::image
