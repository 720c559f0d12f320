// SPDX-License-Identifier: Apache-2.0
// Running out of memory is a panic that says so.
#include <slipway/kernel.h>

#include <vector>

void kernel_main(const slipway::protocol::BootInfo&) {
  std::vector<std::vector<char>> all;
  for (;;) {
    all.emplace_back(1024 * 1024);
  }
}
