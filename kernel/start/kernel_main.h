// SPDX-License-Identifier: Apache-2.0
// The function that a kernel defines.
#ifndef SLIPWAY_KERNEL_START_KERNEL_MAIN_H_
#define SLIPWAY_KERNEL_START_KERNEL_MAIN_H_

#include "slipway/boot_info.h"

// Called once the outputs and the fault reports work and global constructors have run; interrupts
// are off. As with `main`, to return is to succeed: the library then calls exit(kSuccess).
void kernel_main(const slipway::protocol::BootInfo& info);

#endif  // SLIPWAY_KERNEL_START_KERNEL_MAIN_H_
