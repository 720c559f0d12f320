// SPDX-License-Identifier: Apache-2.0
// Lays out the disk that boot/bios/layout/disk_layout.h describes, from parts that are final but
// for the fields that say where the others lie.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_BIOS_DISK_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_BIOS_DISK_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>

#include "host/files/file_io.h"

namespace slipway::image {

// 1 MiB, where all partitioning tools put the first partition.
inline constexpr std::uint32_t kPartitionFirstSector = 2048;

// "Non-FS data" in the lists of partition types: no operating system looks for files in it.
inline constexpr std::uint8_t kPartitionType = 0xDA;

struct DiskParts {
  std::span<const std::byte> boot_sector;
  std::span<const std::byte> stage2;  // begins with a bios::Stage2Header
  std::span<const std::byte> bundle;  // what the partition holds: see bundle_writer.h
};

// Each returns what is wrong with a part, as a sentence without the file's name, or nothing.
std::optional<std::string> boot_sector_fault(std::span<const std::byte> boot_sector);
std::optional<std::string> stage2_fault(std::span<const std::byte> stage2);
std::optional<std::string> bundle_size_fault(std::uint64_t bundle_size);

// "stage 2 is 31.5 of 63.5 KiB". `stage2_size` in bytes; counted in whole sectors, rounded up.
std::string stage2_size_sentence(std::uint64_t stage2_size);

// host::Bytes of the image for a bundle of `bundle_size` bytes: the gap before the partition and
// the bundle, in whole cylinders of 1 MiB.
std::uint64_t image_size(std::uint64_t bundle_size);

// The image. The parts must be without fault.
host::Bytes lay_out_disk(const DiskParts& parts);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_BIOS_DISK_H_
