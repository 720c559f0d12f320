// SPDX-License-Identifier: Apache-2.0
// fill_in: writes a template with its placeholders replaced (see fill_in.h). See --help.
#include <set>
#include <string>

#include "host/command_line/run_tool.h"
#include "host/command_line/values.h"
#include "host/files/file_io.h"
#include "sbom/fill_in/fill_in.h"
#include "sbom/fill_in/included.h"

namespace {

using namespace slipway;
using host::into;
using host::Use;

struct Options {
  std::string text;
  std::string output;
  std::string sources;
  std::string headers;
  bool help = false;
};

constexpr host::Option<Options> kOptions[] = {
    {"--template", "FILE", "the text with placeholders", into<&Options::text>, Use::kRequired},
    {"--output", "FILE", "where it goes with the placeholders replaced", into<&Options::output>,
     Use::kRequired},
    {"--headers", "FILE", "a list of headers, one a line: those that no source includes are unused",
     into<&Options::headers>},
    {"--sources", "FILE", "a list of these sources", into<&Options::sources>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "fill_in",
    .purpose = "Puts into a text what only files say: hashes, licences, which headers are used.",
    .options = kOptions,
};

using Paths = std::set<std::string>;

host::Result<Paths> unused_headers(const Options& options) {
  if (options.headers.empty()) {
    return Paths();
  }
  if (options.sources.empty()) {
    return host::failure("--headers: give --sources=FILE with it");
  }
  const auto sources = host::read_lines(options.sources);
  if (!sources) {
    return std::unexpected(sources.error());
  }
  const auto headers = host::read_lines(options.headers);
  if (!headers) {
    return std::unexpected(headers.error());
  }
  const auto used = sbom::included(*sources, *headers, host::read_text);
  if (!used) {
    return std::unexpected(used.error());
  }
  Paths unused(headers->begin(), headers->end());
  for (const std::string& path : *used) {
    unused.erase(path);
  }
  return unused;
}

host::Result<> run(const Options& options) {
  const auto unused = unused_headers(options);
  if (!unused) {
    return std::unexpected(unused.error());
  }
  const auto text = host::read_text(options.text);
  if (!text) {
    return std::unexpected(text.error());
  }
  const auto filled = sbom::fill_in(*text, host::read_text, *unused);
  if (!filled) {
    return host::failure(options.text, ": ", filled.error());
  }
  return host::write_file(options.output, *filled);
}

}  // namespace

int main(int count, char** values) {
  return host::run_tool(kProgram, count, values, run);
}
