// SPDX-License-Identifier: Apache-2.0
// The command line of the image builder.
#ifndef SLIPWAY_IMAGE_BUILDER_OPTIONS_H_
#define SLIPWAY_IMAGE_BUILDER_OPTIONS_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/command_line/command_line.h"
#include "host/text/result.h"
#include "image/builder/disk/disk.h"

namespace slipway::image {

// A module: a file that goes to the disk beside the kernel, and what the kernel calls it.
struct ModuleOption {
  std::string name;
  std::string file;

  // What some protocols have besides: where it would be in a file system, if that is not "/" and
  // its name; and words for the kernel.
  std::string path = {};
  std::string string = {};
};

std::string path_of(const ModuleOption& module);

struct Options {
  std::string boot_sector;  // empty where there is none, as the next
  std::string cd_boot_sector;
  std::vector<std::string> stage2;  // for each protocol; of these one goes to the disk
  std::vector<std::string> uefi_loader;
  std::string kernel;
  std::string output;
  std::string kernel_name;  // for messages: the label or the file's name
  std::string protocol;     // by which it is loaded; empty where the kernel decides
  bool strict = false;      // notes are errors, and no memory is writable and executable
  std::vector<ModuleOption> modules;
  std::optional<std::string> command_line;  // takes the place of the kernel's own
  DiskFormat format;
  bool network = false;  // `output` is a folder that machines boot over the network
  bool verbose = false;
  bool help = false;
};

// The command line, and what --help prints.
extern const host::Program<Options> kProgram;

// The options, or a sentence about the first argument that makes no sense. `arguments` leaves out
// the program's name.
host::Result<Options> parse_options(std::span<const std::string> arguments);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_OPTIONS_H_
