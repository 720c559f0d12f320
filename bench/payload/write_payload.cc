// SPDX-License-Identifier: Apache-2.0
// Writes what fills the benchmark's kernels. See --help.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "bench/payload/contents.h"

namespace {

constexpr std::string_view kHelp =
    "usage: write_payload random BYTES FILE\n"
    "       write_payload typical BYTES FILE PROGRAM\n"
    "random is what no compression makes smaller; typical is code and tables of PROGRAM.\n";

}  // namespace

int main(int count, char** values) try {
  using namespace slipway::bench;

  const std::span<char*> arguments(values, static_cast<std::size_t>(count));
  const std::string_view kind = count > 1 ? arguments[1] : "";
  const bool typical = kind == "typical" && count == 5;
  if (!typical && !(kind == "random" && count == 4)) {
    std::fwrite(kHelp.data(), 1, kHelp.size(), stderr);
    return 2;
  }
  const auto size = static_cast<std::size_t>(std::stoull(arguments[2]));
  Bytes payload = typical ? typical_contents(size, arguments[4]) : random_contents(size);
  put_end_mark(payload);

  std::ofstream file(arguments[3], std::ios::binary);
  file.write(reinterpret_cast<const char*>(payload.data()),
             static_cast<std::streamsize>(payload.size()));
  return file.flush() ? 0 : 1;
} catch (const std::exception& fault) {
  std::fprintf(stderr, "write_payload: %s\n", fault.what());
  return 1;
}
