// SPDX-License-Identifier: Apache-2.0
// Where on a disk everything lies, whatever its partition table: in sectors of the disk, whose size
// it says.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_DISK_MAP_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_DISK_MAP_H_

#include <cstdint>

#include "slipway/machine/numbers/units.h"

namespace slipway::image {

// Partitions begin, and disks end, at whole MiB: where all partitioning tools put the first one,
// and a whole number of the blocks of any medium.
inline constexpr std::uint64_t kAlignment = machine::kMebibyte;

constexpr std::uint64_t blocks_for(std::uint64_t bytes, std::uint64_t block_size) {
  return bytes / block_size + (bytes % block_size != 0 ? 1 : 0);
}

// `count` sectors from `first` on; none if `count` is 0.
struct Extent {
  std::uint64_t first = 0;
  std::uint64_t count = 0;

  constexpr bool empty() const { return count == 0; }
  constexpr std::uint64_t end() const { return first + count; }  // the first behind it
  constexpr std::uint64_t last() const { return end() - 1; }
  bool operator==(const Extent&) const = default;
};

// What has to find a place, in bytes; 0 is what is not there.
struct DiskSizes {
  std::uint64_t stage2 = 0;
  std::uint64_t efi_system = 0;  // the file system
  std::uint64_t bundle = 0;
};

struct DiskMap {
  std::uint32_t sector_size = machine::kSectorSize;
  Extent stage2 = {};      // the room that there is for it
  Extent efi_system = {};  // partition
  Extent bundle = {};      // partition
  std::uint64_t sector_count = 0;

  constexpr std::uint64_t offset_of(const Extent& extent) const {
    return extent.first * sector_size;
  }
  constexpr std::uint64_t size() const { return sector_count * sector_size; }
};

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_DISK_MAP_H_
