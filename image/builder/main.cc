// SPDX-License-Identifier: Apache-2.0
// image_builder: turns a boot sector, stage 2 and a kernel into a disk image. See --help.
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "image/builder/build_image.h"
#include "image/builder/options.h"

namespace {

enum ExitStatus { kBuilt = 0, kRefused = 1, kBadCommandLine = 2 };

void print(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

}  // namespace

int main(int count, char** arguments) {
  using namespace slipway::image;

  const std::span<const char* const> words(arguments, static_cast<std::size_t>(count));
  const auto options = parse_options(words.subspan(1));
  if (!options) {
    print(stderr, "ERROR: image_builder: " + options.error() + "\n");
    return kBadCommandLine;
  }
  if (options->help) {
    print(stdout, usage());
    return kBuilt;
  }
  const auto report = build_image(*options);
  print(stderr, report ? *report : report.error());
  return report ? kBuilt : kRefused;
}
