// SPDX-License-Identifier: Apache-2.0
// The screen as the kernel gets it.
#ifndef SLIPWAY_BOOT_UEFI_DISPLAY_DISPLAY_H_
#define SLIPWAY_BOOT_UEFI_DISPLAY_DISPLAY_H_

#include "boot/loader/plan/display_facts.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/uefi/efi/graphics_output.h"
#include "boot/uefi/efi/system_table.h"

namespace slipway::uefi {

struct Screen {
  loader::Framebuffer framebuffer = {};   // no pixels: width is 0
  efi::GraphicsOutput* output = nullptr;  // whose they are
};

// The pixels that the plan asks for, if they can be had. The mode that is on stays on where it will
// do, and with it what the firmware has written.
Screen set_display(const efi::SystemTable& firmware, const loader::DisplayPlan& plan);

// Makes all pixels black.
void clear(const Screen& screen);

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_DISPLAY_DISPLAY_H_
