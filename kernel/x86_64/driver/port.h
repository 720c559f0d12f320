// SPDX-License-Identifier: Apache-2.0
// Port I/O, 8, 16 and 32 bits wide:
//
//   constexpr slipway::Port kData{0x60};
//   const std::uint8_t code = slipway::PortSpace::read8(kData);
#ifndef SLIPWAY_KERNEL_X86_64_DRIVER_PORT_H_
#define SLIPWAY_KERNEL_X86_64_DRIVER_PORT_H_

#include "slipway/machine/x86_64/port.h"  // IWYU pragma: export

namespace slipway {

using machine::Port;
using machine::PortSpace;

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_DRIVER_PORT_H_
