// SPDX-License-Identifier: Apache-2.0
// All of the library's public headers in one.
#ifndef SLIPWAY_KERNEL_KERNEL_H_
#define SLIPWAY_KERNEL_KERNEL_H_

#include <slipway/boot_info.h>       // IWYU pragma: export
#include <slipway/boot_info_text.h>  // IWYU pragma: export
#include <slipway/exit.h>            // IWYU pragma: export
#include <slipway/format.h>          // IWYU pragma: export
#include <slipway/kernel_main.h>     // IWYU pragma: export
#include <slipway/kernel_request.h>  // IWYU pragma: export
#include <slipway/outputs.h>         // IWYU pragma: export
#include <slipway/panic.h>           // IWYU pragma: export
#include <slipway/print.h>           // IWYU pragma: export
#include <slipway/style.h>           // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_KERNEL_H_
