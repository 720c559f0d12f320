// SPDX-License-Identifier: Apache-2.0
// What the loader has told the kernel, for those parts of the library that need it later.
#ifndef SLIPWAY_KERNEL_START_BOOT_INFO_H_
#define SLIPWAY_KERNEL_START_BOOT_INFO_H_

#include "slipway/boot_info.h"

namespace slipway {

// Called once, by _start.
void set_boot_info(const protocol::BootInfo& info);

// The same as kernel_main() gets. It is there when the constructors of global objects run.
const protocol::BootInfo& boot_info();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_START_BOOT_INFO_H_
