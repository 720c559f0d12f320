// SPDX-License-Identifier: Apache-2.0
// The loader's program for UEFI: an application (UEFI 2.10, section 2.1.2) with a place in it where
// it finds what it must know of its disk (boot/uefi/layout/loader_header.h).
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_UEFI_LOADER_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_UEFI_LOADER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "host/files/file_io.h"
#include "image/builder/disk/disk_map.h"

namespace slipway::image {

// What is wrong with it, as a sentence without the file's name, or nothing.
std::optional<std::string> uefi_loader_fault(std::span<const std::byte> loader);

// Of the kernels that the loader, without fault, loads: loader::protocol_name(), or 0 for
// any.
std::uint64_t uefi_loader_protocol(std::span<const std::byte> loader);

// The loader, without fault, with its header filled in for `bundle`, which lies where `map` has it.
host::Bytes filled_in_loader(std::span<const std::byte> loader, const DiskMap& map,
                             std::span<const std::byte> bundle, std::uint32_t disk_signature);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_UEFI_LOADER_H_
