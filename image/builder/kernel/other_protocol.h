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

// What `kernel`, which may be any file, asks for in a section ".NAME_request", NAME being that of
// one of `protocols`. Nothing where it has none, or Slipway's as well, which comes first; of others
// the first in the list.
std::expected<std::optional<OtherRequest>, OtherProtocolError> find_other_request(
    const ElfFile& kernel, Protocols protocols);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_OTHER_PROTOCOL_H_
