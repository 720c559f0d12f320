// SPDX-License-Identifier: Apache-2.0
// What a processor does in its own way, on the host: one processor, whose kernel ends by an
// exception.
#include "slipway/kernel/testing/host_processor.h"

#include <cstddef>

#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/processors/current_processor.h"

namespace slipway {

void exit(ExitCode code) {
  throw testing::KernelEnd{code};
}

void halt() {
  throw testing::KernelEnd{ExitCode::kFailure};
}

void enable_interrupts() {}
void disable_interrupts() {}
bool interrupts_enabled() {
  return false;
}

std::size_t current_processor() {
  return 0;
}

void spin_wait() {}

}  // namespace slipway
