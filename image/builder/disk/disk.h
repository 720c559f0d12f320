// SPDX-License-Identifier: Apache-2.0
// Lays out a disk from parts that are final but for the fields that say where the others lie.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_DISK_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_DISK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "host/files/file_io.h"
#include "image/builder/disk/disk_map.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::image {

// kIso: a GPT, on a CD.
enum class PartitionTableKind : std::uint8_t { kGpt, kMbr, kIso };

struct DiskFormat {
  PartitionTableKind table = PartitionTableKind::kGpt;
  std::uint32_t sector_size = machine::kSectorSize;  // or 4096: with a GPT and for UEFI alone
};

// What there is of stage 2 and the UEFI loader says for which firmware the disk is: one of them at
// least. Without stage 2, the boot sector may be missing too.
struct DiskParts {
  std::span<const std::byte> boot_sector = {};
  std::span<const std::byte> cd_boot_sector = {};  // for kIso
  std::span<const std::byte> stage2 = {};          // begins with a bios::Stage2Header
  std::span<const std::byte> uefi_loader = {};     // has a uefi::LoaderHeader
  std::span<const std::byte> bundle = {};  // what the kernel's partition holds: bundle_writer.h
};

// What is wrong with how large the parts are, as a sentence without a file's name, or nothing.
// The loader's size is without fault where the bundle's is asked for, and 0 if there is none.
std::optional<std::string> uefi_loader_size_fault(const DiskFormat& format,
                                                  std::uint64_t loader_size);
std::optional<std::string> bundle_size_fault(const DiskFormat& format, std::uint64_t loader_size,
                                             std::uint64_t bundle_size);

// Where the parts will lie. They, and their sizes, are without fault.
DiskMap disk_map(const DiskFormat& format, const DiskParts& parts);

// The image, likewise.
host::Bytes lay_out_disk(const DiskFormat& format, const DiskParts& parts);

// What there is to know of it, in lines.
std::string disk_report(const DiskFormat& format, const DiskMap& map);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_DISK_H_
