// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/fitted_image.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "boot/bios/layout/disk_layout.h"
#include "host/text/concat.h"
#include "image/builder/disk/crc32.h"
#include "image/builder/disk/gpt.h"
#include "image/builder/disk/gpt_headers.h"
#include "image/builder/disk/mbr.h"
#include "image/builder/disk/put.h"

namespace slipway::image {
namespace {

// What is wiped at a disk's end: tables, RAIDs and file systems have what they are known by there.
constexpr std::uint64_t kEndSize = 1 << 20;

// 0 where the image has no such place.
template <typename Field>
Field field_at(std::span<const std::byte> image, std::uint64_t offset) {
  Field field = {};
  if (offset <= image.size() && image.size() - offset >= sizeof field) {
    std::memcpy(&field, image.subspan(offset, sizeof field).data(), sizeof field);
  }
  return field;
}

struct Table {
  std::uint32_t sector_size;
  gpt::Header header;
};

std::optional<Table> gpt_of(std::span<const std::byte> image) {
  for (const std::uint32_t sector_size : {512u, 4096u}) {
    const auto header = field_at<gpt::Header>(image, kGptHeaderLba * sector_size);
    if (header.signature == gpt::Header().signature) {
      return Table{sector_size, header};
    }
  }
  return std::nullopt;
}

// Whether it is one that the image builder makes, or a partitioning tool out of that.
bool is_sound(std::span<const std::byte> image, const Table& table) {
  const gpt::Header& header = table.header;
  const std::uint64_t sectors = image.size() / table.sector_size;
  const auto entries = field_at<gpt::EntryArray>(image, kGptEntriesLba * table.sector_size);
  return image.size() % table.sector_size == 0 && header.header_crc32 == checksum_of(header) &&
         header.header_size == gpt::Header().header_size &&
         header.partition_entry_lba == kGptEntriesLba &&
         header.number_of_partition_entries == gpt::kEntryCount &&
         header.size_of_partition_entry == sizeof(gpt::Entry) &&
         header.partition_entry_array_crc32 == crc32(std::as_bytes(std::span(entries))) &&
         header.alternate_lba == sectors - 1 &&
         header.last_usable_lba == sectors - gpt_copy_sectors(table.sector_size) - 1;
}

// Puts the table where it belongs on a disk of so many sectors: `start` is how it begins, and `end`
// what it ends with.
void move_gpt(const Table& table, std::uint64_t sectors, std::span<std::byte> start,
              std::span<std::byte> end) {
  const GptHeaders headers = gpt_headers(table.header, table.sector_size, sectors);
  put(start, kGptHeaderLba * table.sector_size, headers.first);
  put(end, end.size() - table.sector_size, headers.copy);
  put(end, end.size() - gpt_copy_sectors(table.sector_size) * table.sector_size,
      field_at<gpt::EntryArray>(start, kGptEntriesLba * table.sector_size));

  auto entries = field_at<PartitionTable>(start, bios::kPartitionTableOffset);
  for (PartitionEntry& entry : entries) {
    if (entry.type == kProtectiveType) {
      entry = protective_entry(sectors);
      if (table.sector_size == bios::kSectorSize) {
        // To the end of a cylinder, from which a BIOS may take the geometry: see kHeads.
        entry.last = chs_of((sectors - 1) / kSectorsPerCylinder * kSectorsPerCylinder +
                            kSectorsPerCylinder - 1);
      }
    }
  }
  put(start, bios::kPartitionTableOffset, entries);
}

}  // namespace

host::Result<ImageNeeds> needs_of(std::span<const std::byte> image) {
  if (field_at<std::uint16_t>(image, bios::kBootSignatureOffset) != 0xAA55) {
    return host::failure(
        "it is no disk image (it has no boot sector): give one that disk_image or iso_image has "
        "made");
  }
  const auto table = gpt_of(image);
  if (table && !is_sound(image, *table)) {
    return host::failure(
        "its GUID partition table is not as disk_image made it, or the image was cut short: build "
        "it again");
  }
  return ImageNeeds{image.size(), table ? table->sector_size : bios::kSectorSize};
}

host::Result<FittedImage> fit(host::Bytes image, std::uint64_t disk_size) {
  const auto needs = needs_of(image);
  if (!needs) {
    return std::unexpected(needs.error());
  }
  if (disk_size < needs->size || disk_size % needs->sector_size != 0) {
    return host::failure("a disk of ", disk_size, " bytes cannot hold its ", needs->size, " bytes");
  }
  const auto table = gpt_of(image);
  // The copy of the table, which the image has at its own end, is no part of what has to stay
  // there.
  const std::uint64_t kept =
      needs->size -
      (table ? gpt_copy_sectors(table->sector_size) * table->sector_size : std::uint64_t{0});
  FittedImage fitted = {
      .start = std::move(image),
      .end_offset = std::max(kept, disk_size - std::min(disk_size, kEndSize)),
      .end = {},
  };
  std::fill(fitted.start.begin() + static_cast<std::ptrdiff_t>(kept), fitted.start.end(),
            std::byte{0});
  fitted.start.resize(std::min<std::uint64_t>(fitted.start.size(), fitted.end_offset));
  fitted.end.resize(disk_size - fitted.end_offset);
  if (table) {
    move_gpt(*table, disk_size / table->sector_size, fitted.start, fitted.end);
  }
  return fitted;
}

}  // namespace slipway::image
