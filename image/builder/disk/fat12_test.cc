// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/fat12.h"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <string>

#include "host/files/file_io.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

constexpr std::uint64_t kMib = 1 << 20;

// Reads a volume as firmware does, by what its boot sector says: a witness.
class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::uint64_t cluster_count() const {
    return (sector_count() - data_sector()) / sectors_per_cluster();
  }

  // The entries of a folder by their names as they lie on the disk, spaces and all.
  std::map<std::string, std::span<const std::byte>> folder(std::uint32_t first_cluster) const {
    const host::Bytes entries = first_cluster == 0
                                    ? part(root_sector() * sector_size(), root_entries() * 32)
                                    : chain(first_cluster);
    std::map<std::string, std::span<const std::byte>> result;
    for (std::size_t offset = 0; offset < entries.size(); offset += 32) {
      if (entries[offset] != std::byte{0}) {
        const std::string name(reinterpret_cast<const char*>(&entries[offset]), 11);
        kept_.push_back(host::Bytes(&entries[offset], &entries[offset] + 32));
        result[name] = kept_.back();
      }
    }
    return result;
  }

  host::Bytes chain(std::uint32_t cluster) const {
    host::Bytes contents;
    while (cluster < 0xFF8) {
      const host::Bytes next =
          part((data_sector() + (cluster - 2) * sectors_per_cluster()) * sector_size(),
               sectors_per_cluster() * sector_size());
      contents.insert(contents.end(), next.begin(), next.end());
      cluster = fat_entry(0, cluster);
    }
    return contents;
  }

  std::uint32_t fat_entry(std::uint32_t fat, std::uint32_t cluster) const {
    const auto pair = field_at<std::uint16_t>(
        bytes_, (reserved_sectors() + fat * sectors_per_fat()) * sector_size() + cluster * 3 / 2);
    return cluster % 2 != 0 ? pair >> 4 : pair & 0xFFF;
  }

  std::uint64_t sector_size() const { return field_at<std::uint16_t>(bytes_, 11); }
  std::uint64_t sectors_per_cluster() const { return field_at<std::uint8_t>(bytes_, 13); }
  std::uint64_t sector_count() const {
    const auto small = field_at<std::uint16_t>(bytes_, 19);
    return small != 0 ? small : field_at<std::uint32_t>(bytes_, 32);
  }
  std::uint64_t sectors_per_fat() const { return field_at<std::uint16_t>(bytes_, 22); }

 private:
  std::uint64_t reserved_sectors() const { return field_at<std::uint16_t>(bytes_, 14); }
  std::uint64_t root_entries() const { return field_at<std::uint16_t>(bytes_, 17); }
  std::uint64_t root_sector() const {
    return reserved_sectors() + field_at<std::uint8_t>(bytes_, 16) * sectors_per_fat();
  }
  std::uint64_t data_sector() const { return root_sector() + root_entries() * 32 / sector_size(); }

  host::Bytes part(std::uint64_t offset, std::uint64_t size) const {
    const auto from = bytes_.subspan(offset, size);
    return host::Bytes(from.begin(), from.end());
  }

  std::span<const std::byte> bytes_;
  mutable std::vector<host::Bytes> kept_;
};

Fat12Volume volume_of(std::uint32_t sector_size) {
  return {.sector_size = sector_size,
          .first_sector = 2048,
          .serial_number = 0x12345678,
          .label = "SLIPWAY",
          .folders = {"EFI", "BOOT"},
          .file = "BOOTX64.EFI"};
}

host::Bytes contents_of(std::size_t size) {
  host::Bytes contents(size);
  std::uint32_t noise = 1;
  for (std::byte& byte : contents) {
    noise = noise * 1664525 + 1013904223;
    byte = static_cast<std::byte>(noise >> 24);
  }
  return contents;
}

host::Bytes volume_with(std::uint32_t sector_size, const host::Bytes& contents) {
  const Fat12Volume volume = volume_of(sector_size);
  host::Bytes bytes(fat12_size(volume, contents.size()).value());
  put_fat12(bytes, volume, contents);
  return bytes;
}

std::uint32_t cluster_in(std::span<const std::byte> entry) {
  return field_at<std::uint16_t>(entry, 26);
}

class Fat12Test : public testing::TestWithParam<std::uint32_t> {};

TEST_P(Fat12Test, HasTheFileInItsFolders) {
  for (const std::size_t size : {0u, 1u, 512u, 513u, 4096u, 61440u, 1u << 20, 5u << 20}) {
    const host::Bytes contents = contents_of(size);
    const host::Bytes bytes = volume_with(GetParam(), contents);
    const Reader reader(bytes);
    const auto root = reader.folder(0);
    ASSERT_EQ(root.size(), 2u) << size;
    EXPECT_EQ(root.at("SLIPWAY    ")[11], std::byte{0x08});
    EXPECT_EQ(root.at("EFI        ")[11], std::byte{0x10});
    const std::uint32_t efi_cluster = cluster_in(root.at("EFI        "));
    const auto efi = reader.folder(efi_cluster);
    ASSERT_EQ(efi.size(), 3u);
    EXPECT_EQ(cluster_in(efi.at(".          ")), efi_cluster);
    EXPECT_EQ(cluster_in(efi.at("..         ")), 0u);
    const std::uint32_t boot_cluster = cluster_in(efi.at("BOOT       "));
    const auto boot = reader.folder(boot_cluster);
    ASSERT_EQ(boot.size(), 3u);
    EXPECT_EQ(cluster_in(boot.at("..         ")), efi_cluster);
    const auto file = boot.at("BOOTX64 EFI");
    ASSERT_EQ(field_at<std::uint32_t>(file, 28), size);
    if (size == 0) {
      EXPECT_EQ(cluster_in(file), 0u) << "an empty file has no cluster";
      continue;
    }
    host::Bytes read = reader.chain(cluster_in(file));
    read.resize(size);
    EXPECT_EQ(read, contents) << size;
  }
}

TEST_P(Fat12Test, HasTwoEqualTables) {
  const host::Bytes bytes = volume_with(GetParam(), contents_of(100000));
  const Reader reader(bytes);
  EXPECT_EQ(reader.fat_entry(0, 0), 0xFF8u);
  EXPECT_EQ(reader.fat_entry(0, 1), 0xFFFu);
  for (std::uint32_t cluster = 0; cluster < reader.cluster_count() + 2; ++cluster) {
    ASSERT_EQ(reader.fat_entry(0, cluster), reader.fat_entry(1, cluster)) << cluster;
  }
}

TEST_P(Fat12Test, HasTablesThatHoldAllClusters) {
  for (const std::uint64_t size : {0ull, 1ull << 20, 3ull << 20, 100ull << 20}) {
    const Fat12Volume volume = volume_of(GetParam());
    host::Bytes bytes(fat12_size(volume, size).value());
    put_fat12(bytes, volume, {});
    const Reader reader(bytes);
    EXPECT_LE(reader.cluster_count(), 4084u) << "one more, and it is a FAT16";
    EXPECT_GE(reader.sectors_per_fat() * reader.sector_size() * 2,
              (reader.cluster_count() + 2) * 3);
    EXPECT_EQ(reader.sector_count() * reader.sector_size(), bytes.size());
    EXPECT_EQ(reader.sector_size(), GetParam());
    EXPECT_GE(reader.cluster_count() * reader.sectors_per_cluster() * reader.sector_size(), size);
  }
}

TEST_P(Fat12Test, SaysWhereAndWhichItIs) {
  const host::Bytes bytes = volume_with(GetParam(), contents_of(1));
  EXPECT_EQ(field_at<std::uint32_t>(bytes, 28), 2048u);
  EXPECT_EQ(field_at<std::uint32_t>(bytes, 39), 0x12345678u);
  EXPECT_EQ(std::memcmp(&bytes[43], "SLIPWAY    FAT12   ", 19), 0);
  EXPECT_EQ(field_at<std::uint16_t>(bytes, 510), 0xAA55);
}

TEST_P(Fat12Test, IsAsLargeAsItsFileWants) {
  EXPECT_EQ(fat12_size(volume_of(GetParam()), 65536), kMib);
  EXPECT_EQ(fat12_size(volume_of(GetParam()), 1000 * 1024), kMib);
  EXPECT_EQ(fat12_size(volume_of(GetParam()), kMib), 2 * kMib);
  EXPECT_NE(fat12_size(volume_of(GetParam()), 126 * kMib), std::nullopt);
  EXPECT_EQ(fat12_size(volume_of(GetParam()), 128 * kMib), std::nullopt);
  EXPECT_EQ(fat12_size(volume_of(GetParam()), ~0ull), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(SectorSizes, Fat12Test, testing::Values(512u, 4096u));

}  // namespace
}  // namespace slipway::image
