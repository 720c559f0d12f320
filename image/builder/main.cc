// SPDX-License-Identifier: Apache-2.0
// image_builder: turns a boot sector, stage 2 and a kernel into a disk image. See --help.
#include <cstdio>
#include <string_view>

#include "host/command_line/command_line.h"
#include "image/builder/build_image.h"
#include "image/builder/options.h"

namespace {

void print(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

}  // namespace

int main(int count, char** values) {
  using namespace slipway;

  const auto options = image::parse_options(host::arguments_of(count, values));
  if (!options) {
    return host::fail(image::kProgram.name, options.error(), host::kBadCommandLine);
  }
  if (options->help) {
    print(stdout, host::help(image::kProgram));
    return host::kDone;
  }
  const auto report = image::build_image(*options);
  print(stderr, report ? *report : report.error());
  return report ? host::kDone : host::kFailed;
}
