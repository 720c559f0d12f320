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
    if (valid) return value;
  }
  return std::nullopt;
}

// Spreads every bit of `value` over all bits of the result, one to one (the finaliser of
// SplitMix64).
constexpr std::uint64_t mix_bits(std::uint64_t value) {
  value = (value ^ value >> 30) * 0xBF58'476D'1CE4'E5B9;
  value = (value ^ value >> 27) * 0x94D0'49BB'1331'11EB;
  return value ^ value >> 31;
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_RANDOM_H_
