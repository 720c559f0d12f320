// SPDX-License-Identifier: Apache-2.0
// A GUID partition table as it lies on the disk: UEFI 2.10, section 5.3. Addresses are in sectors
// of the disk (LBA).
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_GPT_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_GPT_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "image/builder/disk/guid.h"

namespace slipway::image::gpt {

// Types of partitions. Table 5-7 has the first; the second is GRUB's ("Hah!IdontNeedEFI"), and
// known to all partitioning tools; the third is Slipway's own.
inline constexpr Guid kEfiSystemPartition = guid("C12A7328-F81F-11D2-BA4B-00A0C93EC93B");
inline constexpr Guid kBiosBootPartition = guid("21686148-6449-6E6F-744E-656564454649");
inline constexpr Guid kBootBundlePartition = guid("A59C3A94-D58B-47E3-BD7C-D1849D876AFE");

// Section 5.3.2. What follows it in its sector is 0.
struct Header {
  std::uint64_t signature = 0x5452'4150'2049'4645;  // "EFI PART"
  std::uint32_t revision = 0x0001'0000;             // 1.0
  std::uint32_t header_size = 92;
  std::uint32_t header_crc32 = 0;  // of header_size bytes, with 0 here
  std::uint32_t reserved = 0;
  std::uint64_t my_lba = 0;
  std::uint64_t alternate_lba = 0;  // of the other header
  std::uint64_t first_usable_lba = 0;
  std::uint64_t last_usable_lba = 0;
  Guid disk_guid = {};
  std::uint64_t partition_entry_lba = 0;
  std::uint32_t number_of_partition_entries = 0;
  std::uint32_t size_of_partition_entry = 0;
  std::uint32_t partition_entry_array_crc32 = 0;
  std::uint32_t rest_of_sector = 0;
};
static_assert(offsetof(Header, header_crc32) == 16);
static_assert(offsetof(Header, my_lba) == 24);
static_assert(offsetof(Header, disk_guid) == 56);
static_assert(offsetof(Header, partition_entry_lba) == 72);
static_assert(offsetof(Header, rest_of_sector) == Header().header_size);

// Table 5-8, bit 2: where a BIOS may find something to boot.
inline constexpr std::uint64_t kLegacyBiosBootable = 1 << 2;

// Section 5.3.3. An entry that is not used is all 0.
struct Entry {
  Guid type = {};
  Guid unique_guid = {};
  std::uint64_t starting_lba = 0;
  std::uint64_t ending_lba = 0;  // the last that belongs to it
  std::uint64_t attributes = 0;
  std::array<char16_t, 36> name = {};
};
static_assert(sizeof(Entry) == 128);
static_assert(offsetof(Entry, starting_lba) == 32);
static_assert(offsetof(Entry, name) == 56);

// Section 5.3.1 wants 16 KiB at least.
inline constexpr std::size_t kEntryCount = 128;
using EntryArray = std::array<Entry, kEntryCount>;
static_assert(sizeof(EntryArray) == 16384);

}  // namespace slipway::image::gpt

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_GPT_H_
