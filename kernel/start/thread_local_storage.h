// SPDX-License-Identifier: Apache-2.0
// Thread-local variables: each processor has its own.
#ifndef SLIPWAY_KERNEL_START_THREAD_LOCAL_STORAGE_H_
#define SLIPWAY_KERNEL_START_THREAD_LOCAL_STORAGE_H_

#include <cstddef>

#include "slipway/boot_info.h"

namespace slipway {

// Bytes of memory that a thread's variables need.
std::size_t thread_local_size(const protocol::TlsTemplate& tls);

// Makes the current processor find its thread-local variables in `memory`, thread_local_size()
// bytes at any address, which stay theirs. Sets the base of FS.
void set_thread_local_storage(const protocol::TlsTemplate& tls, std::byte* memory);

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_START_THREAD_LOCAL_STORAGE_H_
