// SPDX-License-Identifier: Apache-2.0
// Nothing that the loader or the library needs is lost when the linker optimises the whole program.
#include <slipway/kernel.h>

namespace {

constinit volatile int constructed_from = 6;
volatile int answer = constructed_from * 7;  // a global constructor

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  ASSERT(answer == 42);
  slipway::println("link time optimization as documented");
}
