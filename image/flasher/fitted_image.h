// SPDX-License-Identifier: Apache-2.0
// An image as it has to lie on a disk that may be larger than it.
#ifndef SLIPWAY_IMAGE_FLASHER_FITTED_IMAGE_H_
#define SLIPWAY_IMAGE_FLASHER_FITTED_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "host/files/file_io.h"
#include "host/text/result.h"

namespace slipway::image {

// What an image asks of a disk.
struct ImageNeeds {
  std::uint64_t size;         // in bytes
  std::uint32_t sector_size;  // 512 or 4096
};

// The failure says, without the file's name, what is wrong with the image.
host::Result<ImageNeeds> needs_of(std::span<const std::byte> image);

// What is written to a disk. What lies between the two parts stays as it is.
struct FittedImage {
  host::Bytes start;  // from the disk's first byte on
  std::uint64_t end_offset;
  host::Bytes end;  // up to the disk's last byte
};

// The image on a disk of `disk_size` bytes, which is not smaller. A GUID partition table's copy
// comes to the disk's end, and what the end had before is wiped, so that nobody finds another table
// or file system there.
host::Result<FittedImage> fit(host::Bytes image, std::uint64_t disk_size);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_FLASHER_FITTED_IMAGE_H_
