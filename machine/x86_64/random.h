// SPDX-License-Identifier: Apache-2.0
// Numbers that are hard to foresee: the processor's own source, and mixing others.
#ifndef SLIPWAY_MACHINE_X86_64_RANDOM_H_
#define SLIPWAY_MACHINE_X86_64_RANDOM_H_

#include <cstdint>
#include <optional>

namespace slipway::machine {

// RDRAND (Intel SDM vol. 1, section 7.3.17.1): a random number, unless the source has run dry. Only
// where CpuInstruction::kRdrand is.
inline std::optional<std::uint64_t> read_random() {
  constexpr int kTries = 10;  // as the manual advises
  for (int i = 0; i < kTries; ++i) {
    std::uint64_t value;
    bool valid;
    asm volatile("rdrand %0" : "=r"(value), "=@ccc"(valid));
    if (valid) {
      return value;
    }
  }
  return std::nullopt;
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_RANDOM_H_
