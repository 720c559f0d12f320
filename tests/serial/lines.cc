// SPDX-License-Identifier: Apache-2.0
// As many lines as the command line says.
#include <charconv>
#include <string_view>

#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo& info) {
  const std::string_view count(info.command_line);
  int lines = 0;
  const auto [end, error] = std::from_chars(count.begin(), count.end(), lines);
  ASSERT(error == std::errc() && end == count.end(), "\"{}\" is no number of lines", count);
  for (int i = 1; i <= lines; ++i) {
    slipway::println("line {} of {}: nothing of this may be lost on its way", i, lines);
  }
}
