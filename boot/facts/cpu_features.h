// SPDX-License-Identifier: Apache-2.0
// What the processor lets page tables have, and how far they reach.
#ifndef SLIPWAY_BOOT_FACTS_CPU_FEATURES_H_
#define SLIPWAY_BOOT_FACTS_CPU_FEATURES_H_

#include <cstdint>

#include "boot/loader/memory/cpu_features.h"

namespace slipway::facts {

loader::CpuFeatures cpu_features();

// The processor reaches no physical address from here on.
std::uint64_t physical_address_end();

}  // namespace slipway::facts

#endif  // SLIPWAY_BOOT_FACTS_CPU_FEATURES_H_
