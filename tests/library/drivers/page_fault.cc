// SPDX-License-Identifier: Apache-2.0
// A handler that knows no help: the report is as it would be without one, stack overflows included.
#include <slipway/interrupts.h>
#include <slipway/kernel.h>

namespace {

bool on_page_fault(slipway::InterruptState&) {
  slipway::println("the handler was asked");
  return false;
}

[[gnu::noinline]] int overflow_the_stack(int depth) {
  if (depth < 0) {
    return 0;
  }
  volatile int numbers[64] = {depth};
  return overflow_the_stack(depth + 1) + numbers[depth % 64];
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::set_exception_handler(slipway::Exception::kPageFault, on_page_fault);
  slipway::println("still running: {}", overflow_the_stack(0));
}
