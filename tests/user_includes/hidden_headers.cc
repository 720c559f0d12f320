// SPDX-License-Identifier: Apache-2.0
// No header of Slipway's is found by its path in Slipway's repository, and none that is not public
// without naming its room.
#include <slipway/kernel.h>

#if __has_include("boot/loader/load.h")
#error "a path in Slipway's repository is found"
#endif
#if __has_include("kernel/text/format.h")
#error "a path in Slipway's repository is found"
#endif
#if __has_include("machine/devices/qemu.h")
#error "a path in Slipway's repository is found"
#endif

#if __has_include(<text/format.h>)
#error "a header is found without slipway/"
#endif
#if __has_include(<kernel.h>)
#error "a header is found without slipway/"
#endif
#if __has_include(<boot_info.h>)
#error "a header is found without slipway/"
#endif

#if __has_include(<slipway/format_parser.h>)
#error "an internal header is found among the public ones"
#endif
#if __has_include(<slipway/segments.h>)
#error "an internal header is found among the public ones"
#endif

// Each of the public ones can be included alone, and in any order.
#include <slipway/boot_info_text.h>
#include <slipway/cpuid.h>
#include <slipway/exit.h>
#include <slipway/format.h>
#include <slipway/format_argument.h>
#include <slipway/interrupts.h>
#include <slipway/irq.h>
#include <slipway/kernel_main.h>
#include <slipway/kernel_request.h>
#include <slipway/mmio.h>
#include <slipway/msr.h>
#include <slipway/outputs.h>
#include <slipway/panic.h>
#include <slipway/port.h>
#include <slipway/print.h>
#include <slipway/style.h>
#include <slipway/text_sink.h>
#include <slipway/version.h>
