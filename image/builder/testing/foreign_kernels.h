// SPDX-License-Identifier: Apache-2.0
// Fit kernels with the marks of other protocols than Slipway's: a witness of what the image builder
// looks for, written from the specifications, with what other loaders want and it does not look at.
#ifndef SLIPWAY_IMAGE_BUILDER_TESTING_FOREIGN_KERNELS_H_
#define SLIPWAY_IMAGE_BUILDER_TESTING_FOREIGN_KERNELS_H_

#include "host/files/file_io.h"
#include "image/builder/testing/test_kernel.h"

namespace slipway::image {

// stivale2: a section .stivale2hdr.
TestKernel kernel_for_stivale2();

// BOOTBOOT: linked where it likes, with symbols.
TestKernel kernel_for_bootboot();

// Multiboot2 and Multiboot: a header at the start of .text, at offset 0x1000 of the file.
TestKernel kernel_for_multiboot2();
TestKernel kernel_for_multiboot();

// Xen's direct boot: a note "Xen" of type 18 behind one of another owner, in a segment of its own
// at offset 0x4000 of the file.
TestKernel kernel_for_pvh();

// The file as one for 32 bits: what it says behind that makes no sense then.
host::Bytes in_32_bits(const TestKernel& kernel);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_TESTING_FOREIGN_KERNELS_H_
