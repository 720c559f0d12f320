// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/fat12.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "host/files/file_io.h"
#include "image/builder/disk/disk_map.h"
#include "image/builder/disk/mbr.h"
#include "image/builder/disk/put.h"

namespace slipway::image {
namespace {

constexpr std::uint32_t kReservedSectors = 1;
constexpr std::uint32_t kFatCount = 2;
constexpr std::uint32_t kFirstCluster = 2;
constexpr std::uint32_t kMostClusters = 4084;       // one more, and it is a FAT16
constexpr std::uint32_t kMostClusterSize = 0x8000;  // more is not portable
constexpr std::uint16_t kEndOfChain = 0xFFF;
constexpr std::uint8_t kMedia = 0xF8;  // no removable one

using Name = std::array<char, 11>;

struct DirectoryEntry {
  Name name;
  std::uint8_t attributes;
  std::uint8_t reserved;
  std::uint8_t creation_tenths;
  std::uint16_t creation_time;
  std::uint16_t creation_date;
  std::uint16_t access_date;
  std::uint16_t first_cluster_high;
  std::uint16_t write_time;
  std::uint16_t write_date;
  std::uint16_t first_cluster;
  std::uint32_t size;
};
static_assert(sizeof(DirectoryEntry) == 32);

enum Attribute : std::uint8_t { kVolumeLabel = 0x08, kFolder = 0x10, kArchive = 0x20 };

// 1 January 1980, the first day that there is: files have no date, so that the bytes are the same
// whenever they are made.
constexpr std::uint16_t kNoDate = 1 << 5 | 1;

constexpr std::uint32_t kRootEntries = 128;
constexpr std::uint32_t kRootSize = kRootEntries * sizeof(DirectoryEntry);
static_assert(kRootSize % 4096 == 0, "the root folder has whole sectors");

struct [[gnu::packed]] BootSector {
  std::array<std::uint8_t, 3> jump;
  std::array<char, 8> maker;
  std::uint16_t bytes_per_sector;
  std::uint8_t sectors_per_cluster;
  std::uint16_t reserved_sectors;
  std::uint8_t fat_count;
  std::uint16_t root_entries;
  std::uint16_t sector_count;  // 0 if it needs 32 bits
  std::uint8_t media;
  std::uint16_t sectors_per_fat;
  std::uint16_t sectors_per_track;
  std::uint16_t head_count;
  std::uint32_t hidden_sectors;  // before the partition
  std::uint32_t sector_count_32;
  std::uint8_t drive;
  std::uint8_t reserved;
  std::uint8_t boot_signature;  // 0x29: the next three are there
  std::uint32_t serial_number;
  Name label;
  std::array<char, 8> kind;
};
static_assert(sizeof(BootSector) == 62);

constexpr std::size_t kSignatureOffset = 510;
constexpr std::uint16_t kSignature = 0xAA55;

// Where everything lies in a volume.
struct Geometry {
  std::uint32_t sector_size;
  std::uint32_t sectors_per_cluster;
  std::uint32_t sector_count;
  std::uint32_t sectors_per_fat;
  std::uint32_t cluster_count;

  std::uint64_t cluster_size() const { return std::uint64_t{sector_size} * sectors_per_cluster; }
  std::uint64_t fat_offset(std::uint32_t number) const {
    return std::uint64_t{kReservedSectors + number * sectors_per_fat} * sector_size;
  }
  std::uint64_t root_offset() const { return fat_offset(kFatCount); }
  std::uint64_t cluster_offset(std::uint32_t cluster) const {
    return root_offset() + kRootSize + (cluster - kFirstCluster) * cluster_size();
  }
};

// Of a volume of `size` bytes with the smallest clusters that FAT12 can count.
std::optional<Geometry> geometry_of(std::uint64_t size, std::uint32_t sector_size) {
  const auto sectors = static_cast<std::uint32_t>(size / sector_size);
  const std::uint32_t root_sectors = kRootSize / sector_size;
  for (std::uint32_t per_cluster = 1; per_cluster * sector_size <= kMostClusterSize;
       per_cluster *= 2) {
    const std::uint32_t most_clusters = sectors / per_cluster;
    const auto per_fat = static_cast<std::uint32_t>(
        blocks_for((std::uint64_t{most_clusters} + kFirstCluster) * 3, 2 * sector_size));
    const std::uint32_t clusters =
        (sectors - kReservedSectors - kFatCount * per_fat - root_sectors) / per_cluster;
    if (clusters <= kMostClusters) {
      return Geometry{.sector_size = sector_size,
                      .sectors_per_cluster = per_cluster,
                      .sector_count = sectors,
                      .sectors_per_fat = per_fat,
                      .cluster_count = clusters};
    }
  }
  return std::nullopt;
}

std::uint64_t clusters_for(const Geometry& geometry, const Fat12Volume& volume,
                           std::uint64_t file_size) {
  return volume.folders.size() + blocks_for(file_size, geometry.cluster_size());
}

// The parts of `name` before and behind the dot, each filled up with spaces.
Name padded(std::string_view name) {
  Name result;
  result.fill(' ');
  const std::size_t dot = std::min(name.find('.'), name.size());
  std::ranges::copy(name.substr(0, dot), result.begin());
  if (dot < name.size()) {
    std::ranges::copy(name.substr(dot + 1), result.begin() + 8);
  }
  return result;
}

Name unparted(std::string_view name) {
  Name result;
  result.fill(' ');
  std::ranges::copy(name, result.begin());
  return result;
}

DirectoryEntry directory_entry(const Name& name, Attribute attribute, std::uint32_t cluster,
                               std::uint64_t size = 0) {
  return {.name = name,
          .attributes = attribute,
          .reserved = 0,
          .creation_tenths = 0,
          .creation_time = 0,
          .creation_date = kNoDate,
          .access_date = kNoDate,
          .first_cluster_high = 0,
          .write_time = 0,
          .write_date = kNoDate,
          .first_cluster = static_cast<std::uint16_t>(cluster),
          .size = static_cast<std::uint32_t>(size)};
}

// Two entries of 12 bits are three bytes.
void set_fat_entry(std::span<std::byte> fat, std::uint32_t cluster, std::uint16_t next) {
  const std::size_t offset = cluster + cluster / 2;
  const std::uint32_t shift = cluster % 2 != 0 ? 4 : 0;
  fat[offset] |= static_cast<std::byte>(next << shift);
  fat[offset + 1] |= static_cast<std::byte>(next << shift >> 8);
}

void put_chain(std::span<std::byte> fat, std::uint32_t first, std::uint64_t count) {
  for (std::uint32_t i = 0; i < count; ++i) {
    set_fat_entry(fat, first + i,
                  i + 1 < count ? static_cast<std::uint16_t>(first + i + 1) : kEndOfChain);
  }
}

void put_volume_boot_sector(std::span<std::byte> bytes, const Geometry& geometry,
                            const Fat12Volume& volume) {
  const bool needs_32_bits = geometry.sector_count > 0xFFFF;
  const BootSector sector = {
      .jump = {0xEB, 0x3C, 0x90},  // where code would be
      .maker = {'S', 'L', 'I', 'P', 'W', 'A', 'Y', ' '},
      .bytes_per_sector = static_cast<std::uint16_t>(geometry.sector_size),
      .sectors_per_cluster = static_cast<std::uint8_t>(geometry.sectors_per_cluster),
      .reserved_sectors = kReservedSectors,
      .fat_count = kFatCount,
      .root_entries = kRootEntries,
      .sector_count =
          needs_32_bits ? std::uint16_t{0} : static_cast<std::uint16_t>(geometry.sector_count),
      .media = kMedia,
      .sectors_per_fat = static_cast<std::uint16_t>(geometry.sectors_per_fat),
      .sectors_per_track = kSectorsPerTrack,
      .head_count = kHeads,
      .hidden_sectors = volume.first_sector,
      .sector_count_32 = needs_32_bits ? geometry.sector_count : 0,
      .drive = 0x80,
      .reserved = 0,
      .boot_signature = 0x29,
      .serial_number = volume.serial_number,
      .label = unparted(volume.label),
      .kind = {'F', 'A', 'T', '1', '2', ' ', ' ', ' '}};
  put(bytes, 0, sector);
  put(bytes, kSignatureOffset, kSignature);
}

}  // namespace

std::optional<std::uint64_t> fat12_size(const Fat12Volume& volume, std::uint64_t file_size) {
  for (std::uint64_t size = kAlignment;; size += kAlignment) {
    const auto geometry = geometry_of(size, volume.sector_size);
    if (!geometry) {
      return std::nullopt;
    }
    if (clusters_for(*geometry, volume, file_size) <= geometry->cluster_count) {
      return size;
    }
  }
}

void put_fat12(std::span<std::byte> bytes, const Fat12Volume& volume,
               std::span<const std::byte> contents) {
  const Geometry geometry = geometry_of(bytes.size(), volume.sector_size).value();
  put_volume_boot_sector(bytes, geometry, volume);

  std::uint64_t folder_offset = geometry.root_offset();
  put(bytes, folder_offset, directory_entry(unparted(volume.label), kVolumeLabel, 0));
  folder_offset += sizeof(DirectoryEntry);

  const auto fat =
      bytes.subspan(geometry.fat_offset(0), geometry.fat_offset(1) - geometry.fat_offset(0));
  set_fat_entry(fat, 0, 0xF00 | kMedia);
  set_fat_entry(fat, 1, kEndOfChain);

  std::uint32_t cluster = kFirstCluster;
  std::uint32_t parent = 0;  // so the root folder is called
  for (const std::string_view folder : volume.folders) {
    put(bytes, folder_offset, directory_entry(padded(folder), kFolder, cluster));
    put_chain(fat, cluster, 1);
    folder_offset = geometry.cluster_offset(cluster);
    put(bytes, folder_offset, directory_entry(unparted("."), kFolder, cluster));
    folder_offset += sizeof(DirectoryEntry);
    put(bytes, folder_offset, directory_entry(unparted(".."), kFolder, parent));
    folder_offset += sizeof(DirectoryEntry);
    parent = cluster;
    ++cluster;
  }

  const std::uint64_t clusters = blocks_for(contents.size(), geometry.cluster_size());
  put(bytes, folder_offset,
      directory_entry(padded(volume.file), kArchive, clusters != 0 ? cluster : 0, contents.size()));
  put_chain(fat, cluster, clusters);
  put_bytes(bytes, geometry.cluster_offset(cluster), contents);
  put_bytes(bytes, geometry.fat_offset(1), fat);
}

std::optional<std::span<const std::byte>> fat12_file(std::span<const std::byte> bytes,
                                                     const Fat12Volume& volume) {
  const auto geometry = bytes.size() < kAlignment || bytes.size() % kAlignment != 0
                            ? std::nullopt
                            : geometry_of(bytes.size(), volume.sector_size);
  if (!geometry) {
    return std::nullopt;
  }
  // Where the file is described: behind "." and ".." in the last folder, or behind the label.
  const auto folders = static_cast<std::uint32_t>(volume.folders.size());
  const std::uint64_t entry_offset =
      folders == 0
          ? geometry->root_offset() + sizeof(DirectoryEntry)
          : geometry->cluster_offset(kFirstCluster + folders - 1) + 2 * sizeof(DirectoryEntry);
  DirectoryEntry entry;
  std::memcpy(&entry, bytes.subspan(entry_offset, sizeof entry).data(), sizeof entry);
  if (clusters_for(*geometry, volume, entry.size) > geometry->cluster_count) {
    return std::nullopt;
  }
  const auto contents =
      bytes.subspan(geometry->cluster_offset(kFirstCluster + folders), entry.size);
  host::Bytes expected(bytes.size());
  put_fat12(expected, volume, contents);
  return std::ranges::equal(bytes, expected) ? std::optional(contents) : std::nullopt;
}

}  // namespace slipway::image
