// SPDX-License-Identifier: Apache-2.0
// The first page is mapped for nobody.
#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo&) {
  const int* volatile nowhere = nullptr;
  const volatile int* pointer = nowhere;
  slipway::println("still running, with {}", static_cast<int>(*pointer));
}
