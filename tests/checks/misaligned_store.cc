// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "slipway/kernel.h"

namespace {

alignas(8) char bytes[16];
char* volatile odd = bytes + 1;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  *reinterpret_cast<std::uint32_t*>(odd) = 1;
  slipway::println("still running");
}
