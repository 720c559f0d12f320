// SPDX-License-Identifier: Apache-2.0
// A stack of the size asked for, all of which can be used.
#include <slipway/kernel.h>

namespace {

constexpr std::uint64_t kSize = 3 * 1024 * 1024 + 4096;

}  // namespace

SLIPWAY_KERNEL_REQUEST(.stack_size = kSize);

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.stack_size == kSize);
  const char local = 0;
  const auto here = reinterpret_cast<std::uintptr_t>(&local);
  ASSERT(here - info.stack_bottom < kSize);
  for (std::uint64_t address = info.stack_bottom; address < here - 4096; address += 512) {
    *reinterpret_cast<volatile std::uint64_t*>(address) = address;
  }
  slipway::println("stack as asked for");
}
