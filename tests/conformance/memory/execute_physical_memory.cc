// SPDX-License-Identifier: Apache-2.0
// The map of physical memory is not for executing, not even where the kernel's code lies.
#include <cstdint>

#include <slipway/kernel.h>

namespace {

[[gnu::noinline]] void do_nothing() {
  asm volatile("");
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  do_nothing();
  const auto& text = info.kernel_segments[0];
  const std::uint64_t offset = reinterpret_cast<std::uintptr_t>(&do_nothing) - text.virtual_start;
  const std::uint64_t alias = info.physical_memory.offset + text.physical_start + offset;
  reinterpret_cast<void (*)()>(alias)();
  slipway::println("still running");
}
