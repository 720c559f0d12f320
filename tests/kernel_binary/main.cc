// SPDX-License-Identifier: Apache-2.0
// A kernel of two targets.
#include <slipway/kernel.h>

#include "tests/kernel_binary/kernel/greeting.h"

void kernel_main(const slipway::protocol::BootInfo& /*info*/) {
  slipway::println("{}", greeting());
}
