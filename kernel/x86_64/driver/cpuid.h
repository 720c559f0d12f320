// SPDX-License-Identifier: Apache-2.0
// What the processor says of itself:
//
//   const slipway::CpuidRegisters answer = slipway::cpuid(slipway::CpuidLeaf{7}, 0);
//   if (slipway::Cpu<>::has(slipway::CpuInstruction::kRdrand)) ...
#ifndef SLIPWAY_KERNEL_X86_64_DRIVER_CPUID_H_
#define SLIPWAY_KERNEL_X86_64_DRIVER_CPUID_H_

#include <cstdint>

#include "slipway/machine/x86_64/cpuid.h"  // IWYU pragma: export

namespace slipway {

using machine::Cpu;
using machine::CpuFeature;
using machine::CpuidLeaf;
using machine::CpuidRegisters;
using machine::CpuInstruction;

// A leaf above the highest one is answered with another's data: Cpu<>::has_leaf() tells.
inline CpuidRegisters cpuid(CpuidLeaf leaf, std::uint32_t subleaf = 0) {
  return machine::CpuidInstruction::query(leaf, subleaf);
}

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_DRIVER_CPUID_H_
