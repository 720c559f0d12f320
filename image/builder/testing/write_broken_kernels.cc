// SPDX-License-Identifier: Apache-2.0
// Writes a kernel that is unfit, or says which there are. For tests outside this folder; see
// --help.
#include <algorithm>
#include <cstdio>
#include <string>

#include "host/command_line/run_tool.h"
#include "host/command_line/values.h"
#include "host/files/file_io.h"
#include "image/builder/testing/broken_kernels.h"

namespace {

using namespace slipway;
using host::into;
using host::Use;

struct Options {
  std::string fault;
  std::string output;
  bool list = false;
  bool help = false;
};

constexpr host::Option<Options> kOptions[] = {
    {"--fault", "NAME", "what is wrong with the kernel", into<&Options::fault>},
    {"--output", "FILE", "where it goes", into<&Options::output>},
    {"--list", "", "print all faults, one a line, and write nothing", into<&Options::list>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr host::Program<Options> kProgram = {
    .name = "write_broken_kernels",
    .purpose = "Writes a kernel that cannot be booted.",
    .options = kOptions,
};

host::Result<> run(const Options& options) {
  const auto& kernels = image::broken_kernels();
  if (options.list) {
    for (const auto& kernel : kernels) {
      std::puts(std::string(kernel.name).c_str());
    }
    return {};
  }
  if (options.output.empty()) {
    return host::failure("--output: is missing: give --output=FILE, or --list");
  }
  const auto kernel = std::ranges::find(kernels, options.fault, &image::BrokenKernel::name);
  if (kernel == kernels.end()) {
    return host::failure("--fault=", options.fault, ": --list prints the faults that there are");
  }
  return host::write_file(options.output, kernel->make());
}

}  // namespace

int main(int count, char** values) {
  return host::run_tool(kProgram, count, values, run);
}
