// SPDX-License-Identifier: Apache-2.0
// A kernel that any firmware can start, with a screen or without. Its module is on the disk, too.
#include <slipway/kernel.h>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kUnchanged);

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.module_count == 1);
  const slipway::protocol::Module& module = info.modules[0];
  const auto* contents = static_cast<const char*>(module.data);
  slipway::println("Hello World! {}: {} bytes, the first is {}", module.name, module.size,
                   contents[0]);
}
