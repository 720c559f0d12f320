// SPDX-License-Identifier: Apache-2.0
// The screen as the kernel gets it.
#ifndef SLIPWAY_BOOT_BIOS_DISPLAY_DISPLAY_H_
#define SLIPWAY_BOOT_BIOS_DISPLAY_DISPLAY_H_

#include "boot/protocol/boot_info.h"
#include "boot/protocol/kernel_request.h"

namespace slipway::bios {

struct Display {
  protocol::TextMode text_mode = {};
  protocol::Framebuffer framebuffer = {};  // without its virtual address
};

// Gives the kernel the screen that it asks for. Stops with a sentence if that is a framebuffer,
// there is none, and the kernel cannot do without.
Display set_display(const protocol::KernelRequest& request);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISPLAY_DISPLAY_H_
