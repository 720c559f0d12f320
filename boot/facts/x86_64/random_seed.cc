// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/random_seed.h"

#include "slipway/machine/devices/clocks.h"
#include "slipway/machine/numbers/mix_bits.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/random.h"
#include "slipway/machine/x86_64/time_stamp_counter.h"

namespace slipway::facts {
namespace {

using machine::mix_bits;

std::uint64_t time_stamp() {
  return static_cast<std::uint64_t>(machine::TimeStampCounter::now());
}

// The time of day, and how two clocks of different crystals drift past each other.
std::uint64_t seed_from_clocks() {
  using enum machine::RtcRegister;
  std::uint64_t seed = 0;
  for (const auto part : {kYear, kMonth, kDay, kHours, kMinutes, kSeconds}) {
    seed = seed << 8 | machine::read_real_time_clock(part);
  }
  constexpr int kSamples = 64;
  for (int i = 0; i < kSamples; ++i) {
    seed = mix_bits(seed ^ machine::read_interval_timer()) ^ time_stamp();
  }
  return seed;
}

}  // namespace

std::uint64_t random_seed() {
  // Mixed with the time, for sources that always give the same: some AMD processors' did.
  if (machine::Cpu<>::has(machine::CpuInstruction::kRdrand)) {
    if (const auto number = machine::read_random()) {
      return mix_bits(*number ^ time_stamp());
    }
  }
  return mix_bits(seed_from_clocks());
}

}  // namespace slipway::facts
