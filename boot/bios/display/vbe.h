// SPDX-License-Identifier: Apache-2.0
// Pixels by the video BIOS (VESA BIOS Extension 3.0; INT 10h, AH=4Fh).
#ifndef SLIPWAY_BOOT_BIOS_DISPLAY_VBE_H_
#define SLIPWAY_BOOT_BIOS_DISPLAY_VBE_H_

#include <cstdint>
#include <optional>

#include "boot/facts/mode_choice.h"
#include "boot/loader/plan/display_facts.h"

namespace slipway::bios::vbe {

struct Mode {
  std::uint16_t number;
  loader::Framebuffer framebuffer;
};

// The mode that loader::DisplayPlan promises for this size; nothing if the machine
// has no linear framebuffer at all.
std::optional<Mode> find_mode(facts::PixelSize wish);

// Switches it on, cleared. False if the BIOS refuses.
bool set_mode(const Mode& mode);

}  // namespace slipway::bios::vbe

#endif  // SLIPWAY_BOOT_BIOS_DISPLAY_VBE_H_
