// SPDX-License-Identifier: Apache-2.0
// Without a heap, `delete` says so.
#include <slipway/kernel.h>

#include <new>

namespace {

struct Base {
  virtual ~Base() = default;
};
struct alignas(32) Derived : Base {};
alignas(32) unsigned char memory[64];

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  Base* volatile object = new (memory) Derived;
  delete object;
  slipway::println("still running");
}
