// SPDX-License-Identifier: Apache-2.0
// The processor as the firmware has left it. Each has a folder for this.
#ifndef SLIPWAY_BOOT_UEFI_PROCESSOR_H_
#define SLIPWAY_BOOT_UEFI_PROCESSOR_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace slipway::uefi {

// Why no kernel can be entered from the state that the firmware runs in; nothing if it can.
std::optional<std::string_view> processor_fault();

// Lets no interrupt through, and masks what would come at once when the kernel lets them through:
// what controllers have at their inputs, those among them whose registers are at these physical
// addresses, and what the processor itself raises.
void silence_interrupts(std::span<const std::uint64_t> io_apics);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_PROCESSOR_H_
