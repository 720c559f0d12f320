// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "slipway/kernel.h"

void kernel_main(const slipway::protocol::BootInfo&) {
  std::uint32_t value;
  // The compiler must not see that nobody has written it.
  asm volatile("" : "+m"(value));
  slipway::panic("it was {:#x}", value);
}
