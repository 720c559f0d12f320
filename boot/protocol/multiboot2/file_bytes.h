// SPDX-License-Identifier: Apache-2.0
// What is in a kernel's file, of whatever format, at any alignment. For the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FILE_BYTES_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FILE_BYTES_H_

#include <cstddef>
#include <cstring>
#include <span>

namespace slipway::protocol::multiboot2 {

using FileBytes = std::span<const std::byte>;

// The `T` at `offset`, which is inside.
template <typename T>
T read(FileBytes file, std::size_t offset) {
  T object;
  std::memcpy(&object, file.subspan(offset).data(), sizeof(object));
  return object;
}

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_FILE_BYTES_H_
