// SPDX-License-Identifier: Apache-2.0
#include <cstddef>

#include "slipway/kernel.h"

namespace {

volatile std::size_t too_many = 64;

// Writes over its own return address.
[[gnu::noinline]] int write_beyond() {
  volatile char room[16];
  volatile char* const start = room;
  for (std::size_t i = 0; i < too_many; ++i) {
    start[i] = 'x';
  }
  return room[0];
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  const int first = write_beyond();
  slipway::println("still running after {}", first);
}
