// SPDX-License-Identifier: Apache-2.0
// A position-independent kernel that asks for its address.
#include <slipway/kernel.h>

namespace {

constexpr std::uint64_t kAddress = 0x1987'6540'0000;

}  // namespace

SLIPWAY_KERNEL_REQUEST(.placement = slipway::protocol::KernelPlacement::kAtAddress,
                       .kernel_address = kAddress);

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.kernel_segments[0].virtual_start == kAddress);
  ASSERT(info.kernel_load_bias == kAddress);
  ASSERT(reinterpret_cast<std::uintptr_t>(&kernel_main) - kAddress < 0x10'0000);
  slipway::println("placed as asked for");
}
