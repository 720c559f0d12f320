// SPDX-License-Identifier: Apache-2.0
// The processor's own clock, which every x86-64 processor has, and which nobody has to set up: the
// time-stamp counter (Intel SDM vol. 3B, section 19.17).
#ifndef SLIPWAY_MACHINE_X86_64_TIME_STAMP_COUNTER_H_
#define SLIPWAY_MACHINE_X86_64_TIME_STAMP_COUNTER_H_

#include <cstdint>

namespace slipway::machine {

// A number of the counter's steps. How long one takes, the processor alone knows: a limit in cycles
// says in its comment what it is in seconds, between the slowest counter that there is, 800 MHz,
// and the fastest, 5 GHz.
enum class Cycles : std::uint64_t {};

constexpr Cycles operator-(Cycles later, Cycles earlier) {
  return static_cast<Cycles>(static_cast<std::uint64_t>(later) -
                             static_cast<std::uint64_t>(earlier));
}

// Those who wait take such a type as a parameter, so that a test can give them a clock of its own.
struct TimeStampCounter {
  // Since the processor's reset.
  static Cycles now() {
    std::uint32_t low;
    std::uint32_t high;
    asm volatile("rdtsc" : "=a"(low), "=d"(high));
    return static_cast<Cycles>(std::uint64_t{high} << 32 | low);
  }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_TIME_STAMP_COUNTER_H_
