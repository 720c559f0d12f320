// SPDX-License-Identifier: Apache-2.0
// Where a Slipway disk image keeps its parts: shared by the boot sector and stage 2, which read
// them, and by the image builder, which writes them.
//
//   sector 0   boot sector: code, what the image builder tells it, partition table, signature
//   stage 2    at most kStage2MaxSectors, where the boot sector says
//   a partition, the boot bundle (boot/loader/bundle/bundle_format.h) from its first byte on, where
//              stage 2's header says
//
// Where that is depends on the partition table: image/builder/disk.
#ifndef SLIPWAY_BOOT_BIOS_LAYOUT_DISK_LAYOUT_H_
#define SLIPWAY_BOOT_BIOS_LAYOUT_DISK_LAYOUT_H_

#include <stddef.h>
#include <stdint.h>

#include "slipway/machine/numbers/units.h"

namespace slipway::bios {

using machine::kSectorSize;

// Bytes of a CD's sector, where a BIOS reads the CD as such ("no emulation": El Torito, version
// 1.0, section 2.2). All that is on a CD begins at one.
inline constexpr uint32_t kCdSectorSize = 2048;

// What fits between the boot sector and the stack of BIOS calls (low_memory.h).
inline constexpr uint32_t kStage2MaxSectors = 127;
static_assert((kStage2MaxSectors & (kStage2MaxSectors + 1)) == 0, "the boot sector masks with it");

// The boot sector reads stage 2 in pieces of 32 KiB, so that no call crosses a multiple of 64 KiB
// in memory, which some BIOSes cannot do.
inline constexpr uint32_t kStage2SectorsPerRead = 64;

// From a CD the same, and stage 2's address is a whole number of these.
inline constexpr uint32_t kCdSectorsPerRead = kStage2SectorsPerRead * kSectorSize / kCdSectorSize;

// In place of a disk's sectors per track, which are at most 63: it is a CD.
inline constexpr uint32_t kCdAccess = 0xFF;

// Offsets in the boot sector (the classic MBR layout).
inline constexpr uint32_t kDiskSignatureOffset = 440;
inline constexpr uint32_t kPartitionTableOffset = 446;
inline constexpr uint32_t kBootSignatureOffset = 510;

// The boot sector's own fields, filled in by the image builder: which is the first sector of stage
// 2 (64 bits) and how many it has (16 bits). They end where the disk signature begins.
inline constexpr uint32_t kStage2FirstSectorOffset = 430;
inline constexpr uint32_t kStage2SectorCountOffset = 438;

// Stage 2 begins there at the latest: where there are no INT 13h extensions, the boot sector counts
// the tracks before each of its sectors in 8 bits, and a track has a sector at least.
inline constexpr uint32_t kStage2LastFirstSector = 0xFF - kStage2MaxSectors;

// Of a program that is loaded over the network: all of it comes to where a boot sector goes, and
// stage 2 is then where it runs (low_memory.h).
inline constexpr uint32_t kNetworkStage2Sector = 2;

// "SLIPWAY2" as a little-endian number.
inline constexpr uint64_t kStage2Magic = 0x3259415750494C53;

// The boot sector takes stage 2 for one number, whose digits are its little-endian 32-bit words,
// the first the highest, and divides it by this one. Two has the largest possible order modulo this
// prime, so that any one or two flipped bits change the remainder; and so do any two words that
// change places, unless they differ by just as much. What else goes wrong is missed once in
// 4 billion times.
inline constexpr uint32_t kStage2Modulus = 0xFFFFFFFB;  // 2^32 - 5

// What remains of a good stage 2. Not 0, which would remain of nothing but zeros: some BIOSes give
// them for what is beyond the disk.
inline constexpr uint32_t kStage2Remainder = 1;

// The first bytes of stage 2; all but the magic and the protocol is filled in by the image builder.
// The boot sector jumps to the byte after it (offset 64).
struct Stage2Header {
  uint64_t magic;                // kStage2Magic
  uint64_t bundle_first_sector;  // LBA
  uint64_t bundle_size;          // bytes
  uint32_t checksum;             // makes the remainder of stage 2 kStage2Remainder
  uint32_t bundle_header_size;   // bytes
  uint64_t first_sector;         // LBA of this header
  uint64_t protocol;             // of the kernels that it loads: loader::protocol_name(); 0: any
  uint64_t bundle_checksum;      // as in BundleHeader, for who fetches the bundle from a server
  uint8_t reserved[8];           // 0
};
static_assert(sizeof(Stage2Header) == 64);
static_assert(offsetof(Stage2Header, bundle_first_sector) == 8);
static_assert(offsetof(Stage2Header, bundle_size) == 16);
static_assert(offsetof(Stage2Header, checksum) == 24);
static_assert(offsetof(Stage2Header, bundle_header_size) == 28);
static_assert(offsetof(Stage2Header, first_sector) == 32);
static_assert(offsetof(Stage2Header, protocol) == 40);
static_assert(offsetof(Stage2Header, bundle_checksum) == 48);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_LAYOUT_DISK_LAYOUT_H_
