// SPDX-License-Identifier: Apache-2.0
// Where things go that the kernel wants elsewhere at each boot.
#ifndef SLIPWAY_BOOT_FACTS_RANDOM_SEED_H_
#define SLIPWAY_BOOT_FACTS_RANDOM_SEED_H_

#include <cstdint>

namespace slipway::facts {

// A number as hard to foresee as the machine can make it: from the processor's random source where
// there is one, and else from its clocks, which nothing keeps in step.
std::uint64_t random_seed();

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_RANDOM_SEED_H_
