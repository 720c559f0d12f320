// SPDX-License-Identifier: Apache-2.0
// Writes the payload of a large kernel. See --help.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "host/command_line/run_tool.h"
#include "host/command_line/values.h"
#include "host/files/file_io.h"
#include "tests/conformance/size/memory_pattern.h"

namespace {

using namespace slipway;
using host::into;
using host::Use;

struct Options {
  std::uint64_t mebibytes = 0;
  std::string output;
  bool help = false;
};

constexpr host::Option<Options> kOptions[] = {
    {"--mebibytes", "NUMBER", "how much", host::number_into<1, 1024, &Options::mebibytes>,
     Use::kRequired},
    {"--output", "FILE", "where it goes", into<&Options::output>, Use::kRequired},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "write_pattern",
    .purpose = "Writes numbers that no loader can guess or leave out.",
    .options = kOptions,
};

host::Result<> run(const Options& options) {
  constexpr std::uint64_t kWordsPerMebibyte = 1024 * 1024 / sizeof(std::uint64_t);
  std::vector<std::uint64_t> words(options.mebibytes * kWordsPerMebibyte);
  for (std::uint64_t i = 0; i < words.size(); ++i) {
    words[i] = pattern_word(i);
  }
  return host::write_file(options.output, std::as_bytes(std::span(words)));
}

}  // namespace

int main(int count, char** values) {
  return host::run_tool(kProgram, count, values, run);
}
