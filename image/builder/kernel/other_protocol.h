// SPDX-License-Identifier: Apache-2.0
// Kernels that speak another protocol than Slipway's own.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_OTHER_PROTOCOL_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_OTHER_PROTOCOL_H_

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>

#include "boot/protocol/protocol.h"
#include "image/builder/kernel/elf_file.h"
#include "image/builder/kernel/kernel_error.h"

namespace slipway::image {

// Those in the list (boot/protocol/protocols.bzl), but in tests.
using Protocols = std::span<const protocol::Protocol* const>;

struct OtherRequest {
  const protocol::Protocol* protocol;
  std::string section;
  std::span<const std::byte> bytes;  // of the kernel's file, in the protocol's own form
};

// The section of a kernel in which a request by `protocol` is: ".NAME_request".
std::string request_section_of(const protocol::Protocol& protocol);

// What `kernel`, which may be any file, asks for by `protocol` in that section; nothing where it
// has none.
std::expected<std::optional<OtherRequest>, OtherProtocolError> find_other_request(
    const ElfFile& kernel, const protocol::Protocol& protocol);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_OTHER_PROTOCOL_H_
