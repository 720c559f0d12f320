// SPDX-License-Identifier: Apache-2.0
// A handler that wants memory may have interrupted the heap itself: it is told so.
#include <slipway/interrupts.h>
#include <slipway/kernel.h>

#include <vector>

namespace {

bool on_breakpoint(slipway::InterruptState&) {
  const std::vector<int> numbers(100, 1);
  return numbers[5] == 1;
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::set_exception_handler(slipway::Exception::kBreakpoint, on_breakpoint);
  asm volatile("int3");
  slipway::println("still running");
}
