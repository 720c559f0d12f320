// SPDX-License-Identifier: Apache-2.0
// What the kernels here show, with the font and in the style of each.
#ifndef SLIPWAY_TESTS_PIXELS_FOREIGN_KERNEL_H_
#define SLIPWAY_TESTS_PIXELS_FOREIGN_KERNEL_H_

#include <slipway/kernel.h>

#include "tests/pixels/foreign/console.h"

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 1024, .height = 768, .required = true});

namespace foreign {

inline void show_text(const slipway::protocol::BootInfo& info, Font font, Style style) {
  slipway::leave_screen();
  const Console console(info.framebuffer, font, style);
  console.print(0, "Foreign kernel 4.2 (x86_64)");
  console.print(2, "[ok] memory: 126 MiB");
  console.print(3, "[ok] disks: {sda, sdb}");
  console.print(4, "login:");
}

}  // namespace foreign

#endif  // SLIPWAY_TESTS_PIXELS_FOREIGN_KERNEL_H_
