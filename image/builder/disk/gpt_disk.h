// SPDX-License-Identifier: Apache-2.0
// A disk with a GUID partition table (UEFI 2.10, section 5.3), which a BIOS starts as well. In
// sectors of 512 bytes:
//
//   0            boot sector with a protective MBR
//   1 to 33      partition table: header, entries
//   34 to 2047   partition "BIOS boot": stage 2
//   2048...      EFI system partition
//   whole MiB... partition "Slipway bundle": the boot bundle
//   the last 33  of a MiB that has nothing else: a copy of the table, the header last
//
// What a disk does not have takes no place. docs/decisions/one_disk_for_both_firmwares.md says why
// it is like that.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_GPT_DISK_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_GPT_DISK_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "image/builder/disk/disk_identity.h"
#include "image/builder/disk/disk_map.h"
#include "image/builder/disk/mbr.h"

namespace slipway::image {

// `sector_size` is 512 or 4096.
DiskMap gpt_disk_map(const DiskSizes& sizes, std::uint32_t sector_size);

// What stands in the boot sector.
PartitionTable protective_table(const DiskMap& map);

// Puts the table and its copy into `disk`.
void put_gpt(std::span<std::byte> disk, const DiskMap& map, const DiskIdentity& identity);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_GPT_DISK_H_
