// SPDX-License-Identifier: Apache-2.0
// The screen as text.
#ifndef SLIPWAY_BOOT_BIOS_DISPLAY_TEXT_MODE_H_
#define SLIPWAY_BOOT_BIOS_DISPLAY_TEXT_MODE_H_

#include "boot/loader/plan/display_facts.h"

namespace slipway::bios {

// Sets VGA mode 3, 80x25 colour text, with a cleared screen, and says where its cells are. Without
// columns where there is no VGA.
loader::TextMode set_text_mode();

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISPLAY_TEXT_MODE_H_
