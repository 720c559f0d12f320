// SPDX-License-Identifier: Apache-2.0
// signer: takes the UEFI loader out of a disk image, and puts a signed one in. See --help.
#include <cstdio>
#include <string>
#include <string_view>

#include "host/command_line/command_line.h"
#include "host/command_line/values.h"
#include "host/files/file_io.h"
#include "host/text/concat.h"
#include "host/text/result.h"
#include "image/signer/image_loader.h"

namespace {

using namespace slipway;

struct Options {
  std::string image;
  std::string take;
  std::string put;
  std::string output;
  bool help = false;
};

using host::into;
using host::Use;

constexpr host::Option<Options> kOptions[] = {
    {"--image", "FILE", "a disk image with a UEFI loader; it is only read", into<&Options::image>,
     Use::kRequired},
    {"--take", "FILE", "write that loader to this file", into<&Options::take>},
    {"--put", "FILE", "put this one in its place", into<&Options::put>},
    {"--output", "FILE", "with --put: the image to write", into<&Options::output>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "signer",
    .purpose = "Takes the UEFI loader out of a disk image, and puts a signed one in.",
    .options = kOptions,
    .notes =
        "It signs nothing itself. If a file is unfit, it says so, writes nothing and ends with "
        "status 1;\n2 means a wrong command line.",
};

// A sentence that names the file that it is about.
auto about(const std::string& file) {
  return [file](const std::string& sentence) { return host::concat(file, ": ", sentence); };
}

host::Result<> take(const Options& options) {
  return host::read_file(options.image)
      .and_then([&](const host::Bytes& image) {
        return image::loader_in(image).transform_error(about(options.image));
      })
      .and_then([&](const host::Bytes& loader) { return host::write_file(options.take, loader); });
}

host::Result<> put(const Options& options) {
  auto image = host::read_file(options.image);
  if (!image) {
    return std::unexpected(image.error());
  }
  return host::read_file(options.put)
      .and_then([&](const host::Bytes& loader) {
        return image::put_loader(*image, loader).transform_error(about(options.image));
      })
      .and_then([&] { return host::write_file(options.output, *image); });
}

}  // namespace

int main(int count, char** values) {
  Options options;
  if (const auto parsed = host::parse_options(kProgram, host::arguments_of(count, values), options);
      !parsed) {
    return host::fail(kProgram.name, parsed.error(), host::kBadCommandLine);
  }
  if (options.help) {
    const std::string text = host::help(kProgram);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return host::kDone;
  }
  if (options.take.empty() == options.put.empty() ||
      options.put.empty() != options.output.empty()) {
    return host::fail(kProgram.name, "give --take=FILE, or --put=FILE and --output=FILE",
                      host::kBadCommandLine);
  }
  const auto done = options.put.empty() ? take(options) : put(options);
  if (!done) {
    std::fprintf(stderr, "ERROR: %s\n", done.error().c_str());
    return host::kFailed;
  }
  return host::kDone;
}
