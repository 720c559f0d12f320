// SPDX-License-Identifier: Apache-2.0
// Files of kernels of Multiboot, of either version, from a stream of bytes: for tests.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_RANDOM_KERNEL_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_RANDOM_KERNEL_H_

#include <cstddef>
#include <vector>

#include "boot/loader/testing/random_case.h"

namespace slipway::protocol::multiboot {

// An ELF file of either class, or one without a format, with a header. Much of it makes sense.
std::vector<std::byte> random_kernel(loader::testing::Choices& choices);

// Makes the checksums of all headers in the file right, which no mutation of bytes does.
void mend_checksums(std::vector<std::byte>& file);

}  // namespace slipway::protocol::multiboot

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_RANDOM_KERNEL_H_
