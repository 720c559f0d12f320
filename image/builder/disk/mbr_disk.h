// SPDX-License-Identifier: Apache-2.0
// A disk with the classic partition table, which any BIOS knows and most UEFI firmware, too:
//
//   sector 0       boot sector with the table
//   sector 1...    stage 2, in the gap before the first partition
//   1 MiB...       active partition of type DA: the boot bundle
//   whole MiB...   partition of type EF: the EFI system partition
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_MBR_DISK_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_MBR_DISK_H_

#include <optional>
#include <string>

#include "image/builder/disk/disk_map.h"
#include "image/builder/disk/mbr.h"

namespace slipway::image {

// What is wrong with such sizes, as a sentence without a file's name, or nothing.
std::optional<std::string> mbr_disk_fault(const DiskSizes& sizes);

// Of sizes without fault. Sectors have 512 bytes.
DiskMap mbr_disk_map(const DiskSizes& sizes);

PartitionTable mbr_disk_table(const DiskMap& map);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_MBR_DISK_H_
