// SPDX-License-Identifier: Apache-2.0
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo& info) {
  slipway::set_color(slipway::Color::kLightGreen);
  slipway::println("Hello from {}!", "my kernel");
  slipway::println("{} regions of memory, booted by {}", info.memory_region_count,
                   info.loader_name);
  ASSERT(info.memory_region_count > 0, "the loader gave no memory");
}
