// SPDX-License-Identifier: Apache-2.0
// A file system of the kind FAT12 with one file in it: Microsoft's "FAT: General Overview of
// On-Disk Format", version 1.03. UEFI reads it (UEFI 2.10, section 13.3), and it is the smallest of
// its kind.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_FAT12_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_FAT12_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::image {

// The path and the label are in capital letters, as the disk has them: folders and the file have at
// most 8 letters, a dot and 3 letters, the label 11.
struct Fat12Volume {
  std::uint32_t sector_size;   // 512 to 4096
  std::uint32_t first_sector;  // of the partition that it is in
  std::uint32_t serial_number;
  std::string_view label;
  std::vector<std::string_view> folders;  // each in the one before
  std::string_view file;
};

// How many bytes a volume has that can hold `file_size` bytes, in whole MiB; nothing where that is
// more than FAT12 can have, about 127 MiB.
std::optional<std::uint64_t> fat12_size(const Fat12Volume& volume, std::uint64_t file_size);

// Puts it, with `contents` as its file, into `bytes`, which are fat12_size() zeros.
void put_fat12(std::span<std::byte> bytes, const Fat12Volume& volume,
               std::span<const std::byte> contents);

// The file of a volume that put_fat12() has made: of none that differs from such a one in any byte.
std::optional<std::span<const std::byte>> fat12_file(std::span<const std::byte> bytes,
                                                     const Fat12Volume& volume);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_FAT12_H_
