// SPDX-License-Identifier: Apache-2.0
// Memory that nobody uses, without what the firmware has left in it: a state has then less to say.
#ifndef SLIPWAY_IMAGE_FIRMWARE_STATE_FREE_MEMORY_H_
#define SLIPWAY_IMAGE_FIRMWARE_STATE_FREE_MEMORY_H_

#include "boot/uefi/efi/boot_services.h"

namespace slipway::firmware_state {

void clear_free_memory(const efi::BootServices& services);

}  // namespace slipway::firmware_state

#endif  // SLIPWAY_IMAGE_FIRMWARE_STATE_FREE_MEMORY_H_
