// All of the library's public headers in one.
#ifndef SLIPWAY_KERNEL_KERNEL_H_
#define SLIPWAY_KERNEL_KERNEL_H_

#include "boot/protocol/boot_info.h"
#include "boot/protocol/kernel_request.h"  // IWYU pragma: export
#include "kernel/boot_info_text.h"         // IWYU pragma: export
#include "kernel/exit.h"                   // IWYU pragma: export
#include "kernel/format.h"                 // IWYU pragma: export
#include "kernel/kernel_main.h"            // IWYU pragma: export
#include "kernel/outputs.h"                // IWYU pragma: export
#include "kernel/panic.h"                  // IWYU pragma: export
#include "kernel/print.h"                  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_KERNEL_H_
