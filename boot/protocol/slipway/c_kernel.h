// SPDX-License-Identifier: Apache-2.0
// What c_kernel.c knows, for C++.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_KERNEL_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_KERNEL_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

const void* c_request(void);
size_t c_request_size(void);
size_t c_boot_info_size(void);

// Sends a waiting processor somewhere, with its own structure as its argument.
void c_send(void* processor);

// The bytes of usable memory in a BootInfo.
uint64_t c_usable_bytes(const void* info);

#ifdef __cplusplus
}
#endif

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_C_KERNEL_H_
