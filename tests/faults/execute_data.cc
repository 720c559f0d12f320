// SPDX-License-Identifier: Apache-2.0
// Variables are not for executing.
#include <array>
#include <cstdint>

#include <slipway/kernel.h>

namespace {

constinit std::array<volatile std::uint8_t, 16> code = {0xC3};  // RET

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  reinterpret_cast<void (*)()>(reinterpret_cast<std::uintptr_t>(code.data()))();
  slipway::println("still running");
}
