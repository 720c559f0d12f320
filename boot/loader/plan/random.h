// SPDX-License-Identifier: Apache-2.0
// Numbers that nobody can foresee who does not know the seed.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_RANDOM_H_
#define SLIPWAY_BOOT_LOADER_PLAN_RANDOM_H_

#include <cstdint>

#include "slipway/machine/numbers/mix_bits.h"

namespace slipway::loader {

// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) : state_(seed) {}

  constexpr std::uint64_t next() {
    state_ += 0x9E37'79B9'7F4A'7C15;
    return machine::mix_bits(state_);
  }

  // From 0 to `end` - 1. `end` is far below 2^64 here, so that the remainder favours none.
  constexpr std::uint64_t below(std::uint64_t end) { return next() % end; }

 private:
  std::uint64_t state_;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_RANDOM_H_
