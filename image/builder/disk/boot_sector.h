// SPDX-License-Identifier: Apache-2.0
// The disk's first sector: code for a BIOS, and what it is told.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_BOOT_SECTOR_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_BOOT_SECTOR_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "image/builder/disk/disk_map.h"
#include "image/builder/disk/mbr.h"

namespace slipway::image {

// What is wrong with the code, as a sentence without the file's name, or nothing.
std::optional<std::string> boot_sector_fault(std::span<const std::byte> boot_sector);

struct BootSectorFields {
  Extent stage2 = {};  // its own sectors; none where there is no stage 2
  std::uint32_t disk_signature = 0;
  PartitionTable table = {};
};

// Puts the sector into `disk`: the code, which may be missing, and the fields.
void put_boot_sector(std::span<std::byte> disk, std::span<const std::byte> code,
                     const BootSectorFields& fields);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_BOOT_SECTOR_H_
