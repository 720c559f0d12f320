// SPDX-License-Identifier: Apache-2.0
// Starts the machine's other processors.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_START_PROCESSORS_H_
#define SLIPWAY_BOOT_LOADER_ENTER_START_PROCESSORS_H_

#include <cstdint>
#include <optional>

#include "boot/loader/enter/handoff.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

// Brings a processor to each of handoff.waiting, with its local APIC, and that of the processor
// that runs this, as handoff.x2apic says. Returns when all wait there; fails with the first that
// does not come within a second. Before enter_kernel(), and when no firmware uses the processors
// any more.
//
// `timer` is the address of ACPI's timer in the I/O space, by which time is taken; it may be
// missing where nobody is started. Only on the machine (//boot/loader/enter:start_processors).
Result<void> start_processors(const Handoff& handoff, std::optional<std::uint16_t> timer);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_START_PROCESSORS_H_
