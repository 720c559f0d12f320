// SPDX-License-Identifier: Apache-2.0
// Where a kernel says what it asks for (boot/protocol/slipway/kernel_request.h).
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_REQUEST_SECTION_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_REQUEST_SECTION_H_

#include <cstddef>
#include <expected>
#include <span>
#include <string>

#include "host/files/file_io.h"
#include "image/builder/kernel/elf_file.h"
#include "image/builder/kernel/section_error.h"
#include "slipway/kernel_request.h"

namespace slipway::image {

// The section with the request in `kernel`, which may be any file; empty if it asks for nothing.
std::expected<std::span<const std::byte>, SectionError> find_request(const ElfFile& kernel);

// The request in the form in which a bundle carries it, for boot/protocol/slipway to read.
host::Bytes bytes_of(const protocol::KernelRequest& request);

// The request's own command line.
std::string command_line_of(const protocol::KernelRequest& request);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_REQUEST_SECTION_H_
