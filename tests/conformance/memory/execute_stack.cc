// SPDX-License-Identifier: Apache-2.0
// The stack is not for executing.
#include <cstdint>

#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo&) {
  volatile std::uint8_t code[16] = {0xC3};  // RET
  reinterpret_cast<void (*)()>(reinterpret_cast<std::uintptr_t>(&code[0]))();
  slipway::println("still running");
}
