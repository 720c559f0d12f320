// SPDX-License-Identifier: Apache-2.0
// The processor's state at a kernel's first instruction, as far as it is a protocol's to decide:
// that of the processor that we are built for.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_ENTRY_STATE_H_
#define SLIPWAY_BOOT_LOADER_ENTER_ENTRY_STATE_H_

#include "boot/loader/enter/x86_64/entry_state.h"

#endif  // SLIPWAY_BOOT_LOADER_ENTER_ENTRY_STATE_H_
