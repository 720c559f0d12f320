// SPDX-License-Identifier: Apache-2.0
// A kernel whose workspace has headers of the same names as Slipway's own: each includes its own.
#include <slipway/kernel.h>

#include "boot/protocol/boot_info.h"
#include "image/image.h"
#include "kernel/kernel.h"
#include "kernel/print.h"
#include "machine/port.h"
#include "machine/x86_64/port.h"

static_assert(user::kBootInfo + user::kImage + user::kKernel + user::kPrint + user::kPort +
                  user::kX86Port ==
              6);

void kernel_main(const slipway::protocol::BootInfo& info) {
  slipway::println("{} and {}", user::kKernel, info.loader_name);
  slipway::exit(slipway::ExitCode::kSuccess);
}
