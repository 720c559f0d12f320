// The command line of the image builder.
#ifndef SLIPWAY_IMAGE_BUILDER_OPTIONS_H_
#define SLIPWAY_IMAGE_BUILDER_OPTIONS_H_

#include <expected>
#include <span>
#include <string>
#include <string_view>

namespace slipway::image {

struct Options {
  std::string boot_sector;
  std::string stage2;
  std::string kernel;
  std::string output;
  std::string kernel_name;  // for messages: the label or the file's name
  bool verbose = false;
  bool help = false;
};

// The options, or a sentence about the first argument that makes no sense. `arguments` leaves out
// the program's name.
std::expected<Options, std::string> parse_options(std::span<const char* const> arguments);

// What --help prints.
std::string_view usage();

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_OPTIONS_H_
