// SPDX-License-Identifier: Apache-2.0
// The command line that a kernel brings itself.
#include <string_view>

#include <slipway/kernel.h>

SLIPWAY_KERNEL_REQUEST(.command_line = "quiet answer=42");

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(std::string_view(info.command_line) == "quiet answer=42", "{}", info.command_line);
  slipway::println("command line as asked for");
}
