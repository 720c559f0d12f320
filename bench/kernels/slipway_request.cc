// SPDX-License-Identifier: Apache-2.0
// What the kernel asks for: the display as it is. Under UEFI it would not start with a request for
// text, and to clear pixels would take longer than to load 64 KiB.
#include <slipway/kernel_request.h>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kUnchanged);
