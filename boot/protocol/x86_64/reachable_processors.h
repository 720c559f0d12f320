// SPDX-License-Identifier: Apache-2.0
// Which processors a kernel can be given.
#ifndef SLIPWAY_BOOT_PROTOCOL_X86_64_REACHABLE_PROCESSORS_H_
#define SLIPWAY_BOOT_PROTOCOL_X86_64_REACHABLE_PROCESSORS_H_

#include <cstdint>

#include "slipway/machine/x86_64/local_apic.h"

namespace slipway::protocol {

// Whether local APICs reach the processor with this number: as x2APICs, all of them.
constexpr bool is_reachable(std::uint32_t hardware_id, bool x2apic) {
  return x2apic || hardware_id <= machine::LocalApic<>::kLastXApicId;
}

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_X86_64_REACHABLE_PROCESSORS_H_
