// SPDX-License-Identifier: Apache-2.0
// The screen as the kernel gets it.
#ifndef SLIPWAY_BOOT_BIOS_DISPLAY_DISPLAY_H_
#define SLIPWAY_BOOT_BIOS_DISPLAY_DISPLAY_H_

#include "boot/loader/plan/display_facts.h"
#include "boot/loader/plan/load_plan.h"

namespace slipway::bios {

struct Screen {
  loader::TextMode text_mode = {};
  loader::Framebuffer framebuffer = {};
};

// Gives the kernel the screen that its plan asks for. Stops with a sentence if that is a
// framebuffer, there is none, and the kernel cannot do without.
Screen set_display(const loader::DisplayPlan& plan);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISPLAY_DISPLAY_H_
