// SPDX-License-Identifier: Apache-2.0
// Where the kernel's file comes from.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_FILE_SOURCE_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_FILE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/error/error.h"

namespace slipway::loader {

// The firmware's side of the disk. The loader asks for the file header, for the table of program
// headers, and then for each segment once: in ascending order of file offsets, whole, and with
// the segment's final place in memory as the destination.
class FileSource {
 public:
  // Bytes of the file.
  virtual std::uint64_t size() const = 0;

  // Fills `destination` with the bytes from `offset` on. [offset, offset + destination.size()) is
  // inside the file and not empty; neither end is aligned to anything. An error says where on the
  // disk it is, and in which file.
  virtual Result<void> read(std::uint64_t offset, std::span<std::byte> destination) = 0;

 protected:
  // Not destroyed through this interface: no operator delete is needed where there is no heap.
  ~FileSource() = default;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_FILE_SOURCE_H_
