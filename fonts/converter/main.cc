// SPDX-License-Identifier: Apache-2.0
// font_converter: makes C++ source of a bitmap font. See --help.
#include <string>

#include "fonts/converter/font_source.h"
#include "fonts/formats/bdf.h"
#include "host/command_line/run_tool.h"
#include "host/command_line/values.h"
#include "host/files/file_io.h"

namespace {

using namespace slipway;
using host::into;
using host::Use;

struct Options {
  std::string font;
  std::string name;
  std::string output;
  bool help = false;
};

constexpr host::Option<Options> kOptions[] = {
    {"--font", "FILE", "the font, in BDF, with the codes of code page 437", into<&Options::font>,
     Use::kRequired},
    {"--name", "NAME", "the constant in C++", into<&Options::name>, Use::kRequired},
    {"--output", "FILE", "the source to write", into<&Options::output>, Use::kRequired},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "font_converter",
    .purpose = "Makes C++ source of a bitmap font.",
    .options = kOptions,
};

host::Result<> run(const Options& options) {
  const auto text = host::read_text(options.font);
  if (!text) {
    return std::unexpected(text.error());
  }
  const auto source = fonts::parse_bdf(*text).and_then(
      [&](const fonts::BdfFont& font) { return fonts::font_source(font, options.name); });
  if (!source) {
    return host::failure(options.font, ": ", source.error());
  }
  return host::write_file(options.output, *source);
}

}  // namespace

int main(int count, char** values) {
  return host::run_tool(kProgram, count, values, run);
}
