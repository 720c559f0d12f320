// SPDX-License-Identifier: Apache-2.0
// Linked into kernels that are compiled with the stack protector, which name what is here.
#include "slipway/kernel/checks/stack_protector.h"

#include <cstdint>

#include "slipway/kernel/fault/panic.h"
#include "slipway/machine/numbers/mix_bits.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/random.h"
#include "slipway/machine/x86_64/time_stamp_counter.h"

// Named by the compiler (-mstack-protector-guard=global).
extern "C" {

// Until it has been chosen, it is of use against mistakes.
[[gnu::used]] constinit std::uint64_t __stack_chk_guard = 0x5F3A'C6D1'8B27'E400;

[[noreturn, gnu::used]] void __stack_chk_fail() {
  slipway::panic("stack overwritten: the function at {} wrote beyond an array of its own",
                 __builtin_return_address(0));
}

}  // extern "C"

namespace slipway {

[[clang::no_stack_protector]] void choose_stack_guard() {
  // A zero in its lowest byte, which is the first in memory, stops what copies text.
  constexpr std::uint64_t kMask = ~std::uint64_t{0xFF};
  auto number = static_cast<std::uint64_t>(machine::TimeStampCounter::now());
  if (machine::Cpu<>::has(machine::CpuInstruction::kRdrand)) {
    number ^= machine::read_random().value_or(0);
  }
  __stack_chk_guard = machine::mix_bits(number) & kMask;
}

}  // namespace slipway
