// SPDX-License-Identifier: Apache-2.0
// The two headers of a GUID partition table, which say where each other is and how large the disk
// is.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_GPT_HEADERS_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_GPT_HEADERS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "image/builder/disk/crc32.h"
#include "image/builder/disk/gpt.h"

namespace slipway::image {

inline constexpr std::uint64_t kGptHeaderLba = 1;
inline constexpr std::uint64_t kGptEntriesLba = 2;

// How many sectors the entries take, at the disk's start and in the copy.
constexpr std::uint64_t gpt_entries_sectors(std::uint32_t sector_size) {
  return sizeof(gpt::EntryArray) / sector_size;
}

// How many sectors the copy of the table takes: the disk's last ones.
constexpr std::uint64_t gpt_copy_sectors(std::uint32_t sector_size) {
  return gpt_entries_sectors(sector_size) + 1;
}

// What header_crc32 has to be.
inline std::uint32_t checksum_of(gpt::Header header) {
  header.header_crc32 = 0;
  return crc32(std::as_bytes(std::span(&header, 1)).first(offsetof(gpt::Header, rest_of_sector)));
}

struct GptHeaders {
  gpt::Header first;
  gpt::Header copy;
};

// Both, on a disk of so many sectors: `header` with the places of tables, and with checksums.
inline GptHeaders gpt_headers(gpt::Header header, std::uint32_t sector_size,
                              std::uint64_t sector_count) {
  const std::uint64_t copied_entries_lba = sector_count - gpt_copy_sectors(sector_size);
  header.my_lba = kGptHeaderLba;
  header.alternate_lba = sector_count - 1;
  header.last_usable_lba = copied_entries_lba - 1;
  header.partition_entry_lba = kGptEntriesLba;
  gpt::Header copy = header;
  copy.my_lba = header.alternate_lba;
  copy.alternate_lba = header.my_lba;
  copy.partition_entry_lba = copied_entries_lba;
  header.header_crc32 = checksum_of(header);
  copy.header_crc32 = checksum_of(copy);
  return {header, copy};
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_GPT_HEADERS_H_
