// SPDX-License-Identifier: Apache-2.0
// The font for letters on large screens, where a kernel has one.
#ifndef SLIPWAY_KERNEL_CONSOLE_FINE_FONT_H_
#define SLIPWAY_KERNEL_CONSOLE_FINE_FONT_H_

#include "slipway/fonts/font.h"

namespace slipway {

// Null, unless the kernel depends on //kernel:fine_font, which has a definition that is not weak.
const fonts::Font* fine_font();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_FINE_FONT_H_
