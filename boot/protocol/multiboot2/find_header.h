// SPDX-License-Identifier: Apache-2.0
// The Multiboot2 header in a kernel's file: for the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FIND_HEADER_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FIND_HEADER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "boot/loader/error/error.h"
#include "boot/protocol/multiboot2/abi.h"
#include "boot/protocol/multiboot2/physical_image.h"
#include "boot/protocol/multiboot2/requests.h"

namespace slipway::protocol::multiboot2 {

struct FoundHeader {
  Requests requests;  // but for the sections
  HeaderAddresses addresses;
  std::vector<InformationTag> missing;  // that is asked for, and never told
  std::optional<std::uint32_t> depth;   // bits a pixel, where others are given
};

// Nothing where the file, of any kind, has no header; an error where it has one that no loader, or
// not this one, can take.
loader::Result<std::optional<FoundHeader>> find_header(std::span<const std::byte> file);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FIND_HEADER_H_
