// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/fault/kernel_stack.h"

#include <cstdint>

#include "slipway/kernel/text/print.h"

namespace slipway {
namespace {

struct Stack {
  std::uint64_t bottom;
  std::uint64_t size;
};
constinit Stack kernel_stack{};

}  // namespace

void set_kernel_stack(std::uint64_t bottom, std::uint64_t size) {
  kernel_stack = {.bottom = bottom, .size = size};
}

void explain_stack_overflow(std::uint64_t address) {
  // A function with a large frame touches its far end first.
  constexpr std::uint64_t kLargestFrame = 1024 * 1024;
  const bool below_stack =
      address < kernel_stack.bottom && kernel_stack.bottom - address <= kLargestFrame;
  if (below_stack) {
    println("stack overflow: all {} KiB above {:#018x} are used", kernel_stack.size / 1024,
            kernel_stack.bottom);
  }
}

}  // namespace slipway
