// SPDX-License-Identifier: Apache-2.0
// What would be an exception elsewhere is a panic that names it.
#include <slipway/kernel.h>

#include <cstdint>
#include <vector>

void kernel_main(const slipway::protocol::BootInfo&) {
  std::vector<int> numbers;
  numbers.reserve(SIZE_MAX);
  slipway::println("still running");
}
