// SPDX-License-Identifier: Apache-2.0
// The same for the display that kernels of Multiboot get who ask for none: text, or pixels where
// the firmware has no text.
#include <slipway/kernel_request.h>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kTextOrFramebuffer);
