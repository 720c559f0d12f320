// SPDX-License-Identifier: Apache-2.0
// Spreading the bits of a number.
#ifndef SLIPWAY_MACHINE_NUMBERS_MIX_BITS_H_
#define SLIPWAY_MACHINE_NUMBERS_MIX_BITS_H_

#include <cstdint>

namespace slipway::machine {

// Spreads every bit of `value` over all bits of the result, one to one: the finaliser of SplitMix64
// (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
constexpr std::uint64_t mix_bits(std::uint64_t value) {
  value = (value ^ value >> 30) * 0xBF58'476D'1CE4'E5B9;
  value = (value ^ value >> 27) * 0x94D0'49BB'1331'11EB;
  return value ^ value >> 31;
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_NUMBERS_MIX_BITS_H_
