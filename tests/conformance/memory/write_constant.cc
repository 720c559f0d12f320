// SPDX-License-Identifier: Apache-2.0
// Constants are not for writing.
#include <slipway/kernel.h>

namespace {

const volatile int constant = 42;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  const_cast<volatile int&>(constant) = 43;
  slipway::println("still running");
}
