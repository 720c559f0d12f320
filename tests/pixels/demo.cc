// SPDX-License-Identifier: Apache-2.0
// What makes of any kernel one in pixels.
#include <slipway/kernel_request.h>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 1024, .height = 768, .required = true});
