// SPDX-License-Identifier: Apache-2.0
// Writes what fills the benchmark's kernels. See --help.
#include <cstdint>
#include <string>

#include "bench/payload/contents.h"
#include "host/command_line/run_tool.h"
#include "host/command_line/values.h"
#include "host/files/file_io.h"

namespace {

using namespace slipway;
using host::into;
using host::Use;

enum class Contents { kRandom, kTypical };

struct Options {
  Contents contents = Contents::kRandom;
  std::size_t size = 0;
  std::string output;
  std::string program;
  bool help = false;
};

constexpr host::Choice<Contents> kContents[] = {{"random", Contents::kRandom},
                                                {"typical", Contents::kTypical}};

constexpr host::Option<Options> kOptions[] = {
    {"--contents", "KIND",
     "random: what no compression makes smaller; typical: code and tables of the program",
     host::choice_into<kContents, &Options::contents>, Use::kRequired},
    {"--size", "BYTES", "how much", host::number_into<8, std::uint64_t{1} << 32, &Options::size>,
     Use::kRequired},
    {"--output", "FILE", "where it goes", into<&Options::output>, Use::kRequired},
    {"--program", "FILE", "an ELF64 program, for typical contents", into<&Options::program>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "write_payload",
    .purpose = "Writes what fills a kernel, with the mark at its end.",
    .options = kOptions,
};

host::Result<> run(const Options& options) {
  host::Result<bench::Bytes> payload = options.contents == Contents::kTypical
                                           ? bench::typical_contents(options.size, options.program)
                                           : bench::random_contents(options.size);
  if (!payload) {
    return std::unexpected(payload.error());
  }
  bench::put_end_mark(*payload);
  return host::write_file(options.output, *payload);
}

}  // namespace

int main(int count, char** values) {
  return host::run_tool(kProgram, count, values, run);
}
