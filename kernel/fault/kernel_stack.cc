// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/fault/kernel_stack.h"

#include <array>
#include <cstdint>

#include "slipway/kernel/processors/current_processor.h"
#include "slipway/kernel/text/print.h"

namespace slipway {
namespace {

struct Stack {
  std::uint64_t bottom;
  std::uint64_t size;
};
constinit std::array<Stack, kMostProcessors> stacks{};

}  // namespace

void set_kernel_stack(std::uint64_t bottom, std::uint64_t size) {
  stacks[current_processor()] = {.bottom = bottom, .size = size};
}

void explain_stack_overflow(std::uint64_t address) {
  // A function with a large frame touches its far end first.
  constexpr std::uint64_t kLargestFrame = 1024 * 1024;
  const Stack& stack = stacks[current_processor()];
  const bool below_stack = address < stack.bottom && stack.bottom - address <= kLargestFrame;
  if (below_stack) {
    println("stack overflow: all {} KiB above {:#018x} are used", stack.size / 1024, stack.bottom);
  }
}

}  // namespace slipway
