// SPDX-License-Identifier: Apache-2.0
// Kernels for other loaders: the marks by which those would find what they look for. Such a kernel
// would be entered with registers, pages and an argument that it does not expect.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_FOREIGN_PROTOCOL_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_FOREIGN_PROTOCOL_H_

#include <optional>

#include "image/builder/kernel/elf_file.h"
#include "image/builder/kernel/foreign_protocol_error.h"

namespace slipway::image {

// The first protocol, in the order of kForeignProtocols, whose marks are in `file`, which may be of
// any kind. A kernel that speaks a protocol of Slipway's is not to be asked: it may have marks of
// others as well.
std::optional<ForeignProtocolError> find_foreign_protocol(const ElfFile& file);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_FOREIGN_PROTOCOL_H_
