// SPDX-License-Identifier: Apache-2.0
// A volume of ISO 9660 whose files, in one folder, lie where somebody else has put them: only what
// finds them is made here. It has nothing of when and where it was made.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_ISO_VOLUME_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_ISO_VOLUME_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "image/builder/disk/iso9660.h"

namespace slipway::image {

struct IsoFile {
  std::string_view name;  // 8 capital letters, a dot and 3 at most
  std::uint64_t first_sector;
  std::uint32_t size;  // bytes
};

// The label and the folder are in capital letters; a set's name tells volumes with one label apart.
struct IsoVolume {
  std::string_view label;
  std::string set;
  std::string_view folder;
  std::vector<IsoFile> files;  // sorted by name, as many as a sector describes: at least 40
  std::uint64_t boot_catalog;  // its first sector (El Torito, version 1.0, section 2.0)
};

// Sectors of the volume, from the first descriptor on.
inline constexpr std::uint64_t kIsoVolumeFirst = iso::kFirstDescriptor;
inline constexpr std::uint64_t kIsoVolumeEnd = kIsoVolumeFirst + 7;

// Puts it there, on a disk of whole sectors which are 0 in that place.
void put_iso_volume(std::span<std::byte> disk, const IsoVolume& volume);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_ISO_VOLUME_H_
