// SPDX-License-Identifier: Apache-2.0
// A kernel that says what it was built with, given and told.
#include <slipway/kernel.h>

#include <string_view>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kUnchanged);

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.module_count == 1);
  const slipway::protocol::Module& module = info.modules[0];
  // A line, without its end.
  slipway::println("{}, {}, {}", GREETING,
                   std::string_view(static_cast<const char*>(module.data), module.size - 1),
                   info.command_line);
}
