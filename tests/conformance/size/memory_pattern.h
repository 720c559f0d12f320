// SPDX-License-Identifier: Apache-2.0
// Numbers that no loader can guess or leave out: each word depends on where it stands, and none
// can be compressed away.
#ifndef SLIPWAY_TESTS_CONFORMANCE_SIZE_MEMORY_PATTERN_H_
#define SLIPWAY_TESTS_CONFORMANCE_SIZE_MEMORY_PATTERN_H_

#include <cstdint>

// SplitMix64's output function (Steele, Lea, Flood 2014), of the word's index.
constexpr std::uint64_t pattern_word(std::uint64_t index) {
  std::uint64_t z = (index + 1) * 0x9E37'79B9'7F4A'7C15;
  z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
  z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
  return z ^ (z >> 31);
}

#endif  // SLIPWAY_TESTS_CONFORMANCE_SIZE_MEMORY_PATTERN_H_
