// SPDX-License-Identifier: Apache-2.0
#include "image/signer/image_loader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "boot/bios/layout/disk_layout.h"
#include "host/text/concat.h"
#include "image/builder/disk/efi_system.h"
#include "image/builder/disk/gpt.h"
#include "image/builder/disk/mbr.h"

namespace slipway::image {
namespace {

// 0 where the image has no such place.
template <typename Field>
Field field_at(std::span<const std::byte> image, std::uint64_t offset) {
  Field field = {};
  if (offset <= image.size() && image.size() - offset >= sizeof field) {
    std::memcpy(&field, image.subspan(offset, sizeof field).data(), sizeof field);
  }
  return field;
}

// In sectors.
struct Partition {
  std::uint32_t sector_size;
  std::uint64_t first;
  std::uint64_t count;
};

// The partition by a GPT on a disk with such sectors, if it has one.
std::optional<Partition> by_gpt(std::span<const std::byte> image, std::uint32_t sector_size) {
  const auto header = field_at<gpt::Header>(image, sector_size);
  if (header.signature != gpt::Header().signature) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < gpt::kEntryCount; ++i) {
    const auto entry = field_at<gpt::Entry>(
        image, header.partition_entry_lba * sector_size + i * sizeof(gpt::Entry));
    if (entry.type == gpt::kEfiSystemPartition && entry.ending_lba >= entry.starting_lba) {
      return Partition{sector_size, entry.starting_lba, entry.ending_lba - entry.starting_lba + 1};
    }
  }
  return std::nullopt;
}

std::optional<Partition> by_mbr(std::span<const std::byte> image) {
  for (const auto& entry : field_at<PartitionTable>(image, bios::kPartitionTableOffset)) {
    if (entry.type == kEfiSystemType) {
      return Partition{bios::kSectorSize, entry.first_lba, entry.sector_count};
    }
  }
  return std::nullopt;
}

std::optional<Partition> find_partition(std::span<const std::byte> image) {
  for (const std::uint32_t sector_size : {512u, 4096u}) {
    if (const auto partition = by_gpt(image, sector_size)) {
      return partition;
    }
  }
  return by_mbr(image);
}

struct EfiSystem {
  std::uint64_t offset;
  std::uint64_t size;
  Fat12Volume volume;
  std::span<const std::byte> loader;
};

host::Result<EfiSystem> find_efi_system(std::span<const std::byte> image) {
  if (field_at<std::uint16_t>(image, bios::kBootSignatureOffset) != 0xAA55) {
    return host::failure(
        "it is no disk image (it has no boot sector): give one that disk_image or iso_image has "
        "made");
  }
  const auto partition = find_partition(image);
  if (!partition) {
    return host::failure(
        "it has no UEFI loader that could be signed: build it with "
        "disk_image(firmware = [\"bios\", \"uefi\"])");
  }
  const std::uint64_t sectors = image.size() / partition->sector_size;
  if (partition->first > sectors || partition->count > sectors - partition->first) {
    return host::failure("its EFI system partition ends beyond the image: it was cut short");
  }
  const std::uint64_t offset = partition->first * partition->sector_size;
  const std::uint64_t size = partition->count * partition->sector_size;
  const auto volume =
      efi_system(partition->sector_size, static_cast<std::uint32_t>(partition->first),
                 field_at<std::uint32_t>(image, bios::kDiskSignatureOffset));
  const auto loader = fat12_file(image.subspan(offset, size), volume);
  if (!loader) {
    return host::failure(
        "its EFI system partition is not as disk_image made it: sign the image as it was built, "
        "and change it afterwards");
  }
  return EfiSystem{offset, size, volume, *loader};
}

}  // namespace

host::Result<host::Bytes> loader_in(std::span<const std::byte> image) {
  return find_efi_system(image).transform([](const EfiSystem& efi_system) {
    return host::Bytes(efi_system.loader.begin(), efi_system.loader.end());
  });
}

host::Result<> put_loader(std::span<std::byte> image, std::span<const std::byte> loader) {
  const auto found = find_efi_system(image);
  if (!found) {
    return std::unexpected(found.error());
  }
  const auto needed = fat12_size(found->volume, loader.size());
  if (!needed || *needed > found->size) {
    return host::failure("the signed loader has ", loader.size(),
                         " bytes, more than its EFI system partition of ", found->size,
                         " bytes can hold: sign with a smaller certificate");
  }
  const auto place = image.subspan(found->offset, found->size);
  std::ranges::fill(place, std::byte{0});
  put_fat12(place, found->volume, loader);
  return {};
}

}  // namespace slipway::image
