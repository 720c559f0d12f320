// All of the library's public headers in one.
#ifndef SLIPWAY_KERNEL_KERNEL_H_
#define SLIPWAY_KERNEL_KERNEL_H_

#include "boot/protocol/boot_info.h"
#include "boot/protocol/kernel_request.h"        // IWYU pragma: export
#include "slipway/kernel/console/outputs.h"      // IWYU pragma: export
#include "slipway/kernel/fault/exit.h"           // IWYU pragma: export
#include "slipway/kernel/fault/panic.h"          // IWYU pragma: export
#include "slipway/kernel/start/kernel_main.h"    // IWYU pragma: export
#include "slipway/kernel/text/boot_info_text.h"  // IWYU pragma: export
#include "slipway/kernel/text/format.h"          // IWYU pragma: export
#include "slipway/kernel/text/print.h"           // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_KERNEL_H_
