// SPDX-License-Identifier: Apache-2.0
// Model-specific registers, by their numbers:
//
//   const std::uint64_t apic_base = slipway::read_msr(slipway::Msr{0x1B});
//
// One that the processor does not have is a general-protection fault.
#ifndef SLIPWAY_KERNEL_X86_64_DRIVER_MSR_H_
#define SLIPWAY_KERNEL_X86_64_DRIVER_MSR_H_

#include "slipway/machine/x86_64/control_registers.h"  // IWYU pragma: export

namespace slipway {

using machine::Msr;
using machine::read_msr;
using machine::write_msr;

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_DRIVER_MSR_H_
