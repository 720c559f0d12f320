// SPDX-License-Identifier: Apache-2.0
// The partition table of a master boot record: four entries of 16 bytes at offset 446 of sector 0.
// A BIOS that finds none, or none active, may take the disk for a floppy or refuse to start it.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_MBR_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_MBR_H_

#include <array>
#include <cstdint>

namespace slipway::image {

// The geometry that the table's cylinder/head/sector fields are expressed in: 64 heads of 32
// sectors, the translation of small SCSI disks and of isohybrid images. A cylinder is then exactly
// 1 MiB, so the partition and the image begin and end on whole cylinders and megabytes at once.
// Firmware (SeaBIOS on QEMU, many BIOSes for USB sticks) takes the disk's geometry from the CHS
// address of a partition's end: whole cylinders make that guess right.
inline constexpr std::uint32_t kHeads = 64;
inline constexpr std::uint32_t kSectorsPerTrack = 32;
inline constexpr std::uint32_t kSectorsPerCylinder = kHeads * kSectorsPerTrack;
inline constexpr std::uint32_t kCylinderLimit = 1024;  // ten bits

// A sector's address as the table stores it: the head, then the sector (from 1) in six bits under
// the cylinder's bits 8 and 9, then the cylinder's low byte.
using Chs = std::array<std::uint8_t, 3>;

// The CHS address of sector `lba`. Beyond the last address that ten bits of cylinder can name, that
// last address: the customary sign for "use the LBA fields".
constexpr Chs chs_of(std::uint64_t lba) {
  constexpr std::uint64_t last = std::uint64_t{kCylinderLimit} * kSectorsPerCylinder - 1;
  const std::uint64_t sector_number = lba < last ? lba : last;
  const std::uint64_t cylinder = sector_number / kSectorsPerCylinder;
  const std::uint64_t head = sector_number / kSectorsPerTrack % kHeads;
  const std::uint64_t sector = sector_number % kSectorsPerTrack + 1;
  return {static_cast<std::uint8_t>(head), static_cast<std::uint8_t>(sector | (cylinder >> 8 << 6)),
          static_cast<std::uint8_t>(cylinder & 0xFF)};
}

// The type of an EFI system partition (UEFI 2.10, section 5.2.2).
inline constexpr std::uint8_t kEfiSystemType = 0xEF;

enum class PartitionStatus : std::uint8_t { kInactive = 0x00, kActive = 0x80 };

// One entry as it lies on the disk.
struct PartitionEntry {
  PartitionStatus status;
  Chs first;
  std::uint8_t type;
  Chs last;
  std::uint32_t first_lba;
  std::uint32_t sector_count;
};
static_assert(sizeof(PartitionEntry) == 16);

using PartitionTable = std::array<PartitionEntry, 4>;
static_assert(sizeof(PartitionTable) == 64);

// A partition over sectors [first_lba, first_lba + sector_count), which are below 2^32;
// sector_count > 0.
constexpr PartitionEntry partition(PartitionStatus status, std::uint8_t type,
                                   std::uint64_t first_lba, std::uint64_t sector_count) {
  return {.status = status,
          .first = chs_of(first_lba),
          .type = type,
          .last = chs_of(first_lba + sector_count - 1),
          .first_lba = static_cast<std::uint32_t>(first_lba),
          .sector_count = static_cast<std::uint32_t>(sector_count)};
}

// The entry that stands for all of a disk with a GUID partition table (UEFI 2.10, section 5.2.3).
inline constexpr std::uint8_t kProtectiveType = 0xEE;

constexpr PartitionEntry protective_entry(std::uint64_t sector_count) {
  constexpr std::uint64_t kMost = 0xFFFF'FFFF;
  const std::uint64_t count = sector_count - 1;
  return partition(PartitionStatus::kInactive, kProtectiveType, 1, count < kMost ? count : kMost);
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_MBR_H_
