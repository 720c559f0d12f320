// SPDX-License-Identifier: Apache-2.0
// All of main(), for a tool that does one thing.
#ifndef SLIPWAY_HOST_COMMAND_LINE_RUN_TOOL_H_
#define SLIPWAY_HOST_COMMAND_LINE_RUN_TOOL_H_

#include <stdio.h>

#include "host/command_line/command_line.h"

namespace slipway::host {

// Reads the command line into a `T`, and prints the help where its member `help` says so, or calls
// `run`. The result is the process's exit status; every failure is said on standard error.
template <typename T>
int run_tool(const Program<T>& program, int count, const char* const* values,
             Result<> (*run)(const T& options)) {
  T options;
  const auto parsed = parse_options(program, arguments_of(count, values), options);
  if (!parsed) {
    return fail(program.name, parsed.error(), kBadCommandLine);
  }
  if (options.help) {
    const std::string text = help(program);
    fwrite(text.data(), 1, text.size(), stdout);
    return kDone;
  }
  if (const auto done = run(options); !done) {
    return fail(program.name, done.error());
  }
  return kDone;
}

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_COMMAND_LINE_RUN_TOOL_H_
