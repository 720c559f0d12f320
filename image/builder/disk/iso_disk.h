// SPDX-License-Identifier: Apache-2.0
// A CD, which is also a disk with a GUID partition table: what gpt_disk.h describes, with a file
// system around it in which all of it are files. In sectors of 512 bytes, four of which are one of
// a CD:
//
//   0            boot sector, and
//   1 to 33      partition table: for who finds it on a disk
//   64 to 91     the volume of ISO 9660
//   92 to 95     boot catalog: what firmware starts of a CD
//   96 to 99     boot sector of a CD
//   100 to 2047  partition "BIOS boot": stage 2
//   2048...      as on a disk with a GPT
//
// docs/decisions/one_iso_for_cds_and_sticks.md says why it is like that.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_ISO_DISK_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_ISO_DISK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "image/builder/disk/boot_sector.h"
#include "image/builder/disk/disk_map.h"

namespace slipway::image {

// What is wrong with how large the bundle is, as a sentence without a file's name, or nothing.
std::optional<std::string> iso_disk_fault(const DiskSizes& sizes);

// The sizes are without fault.
DiskMap iso_disk_map(const DiskSizes& sizes);

// Puts what makes a CD of `disk`, which has all of `map` already: `boot_sector`, the CD's, if there
// is one, with the fields that the disk's has, but for the partition table.
void put_iso(std::span<std::byte> disk, const DiskMap& map, const DiskSizes& sizes,
             std::span<const std::byte> boot_sector, const BootSectorFields& fields);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_ISO_DISK_H_
