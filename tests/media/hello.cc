// SPDX-License-Identifier: Apache-2.0
// A kernel that any firmware can start, with a screen or without, and that says how its modules
// arrived.
#include <slipway/kernel.h>

#include <span>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kUnchanged);

void kernel_main(const slipway::protocol::BootInfo& info) {
  for (const slipway::protocol::Module& module : std::span(info.modules, info.module_count)) {
    const std::span contents(static_cast<const char*>(module.data), module.size);
    unsigned sum = 0;
    for (const char byte : contents) {
      sum = sum * 31 + static_cast<unsigned char>(byte);
    }
    slipway::println("{}: {} bytes, {:08x}", module.name, module.size, sum);
  }
  slipway::println("Hello World!");
}
