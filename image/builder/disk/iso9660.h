// SPDX-License-Identifier: Apache-2.0
// The file system of CDs as it lies on them: ISO 9660, which is ECMA-119, 2nd edition. Addresses
// are in sectors of 2048 bytes.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_ISO9660_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_ISO9660_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace slipway::image::iso {

inline constexpr std::uint32_t kSectorSize = 2048;

// The first sector of the volume descriptors. What is before it is the system area, which the
// file system leaves alone (section 6.2.1).
inline constexpr std::uint64_t kFirstDescriptor = 16;

// A number with its lowest byte first, and then with its highest first (sections 7.2.3, 7.3.3).
template <typename Number>
struct [[gnu::packed]] BothOrders {
  Number little;
  Number big;

  constexpr BothOrders(Number number = 0) : little(number), big(std::byteswap(number)) {}
};

// Section 9.1.5. The year counts from 1900; the offset from Greenwich is in quarters of an hour.
struct RecordingDate {
  std::uint8_t year;
  std::uint8_t month;
  std::uint8_t day;
  std::uint8_t hour;
  std::uint8_t minute;
  std::uint8_t second;
  std::int8_t offset;
};

// Section 9.1, up to the name, which a zero follows where the record would have an odd length.
struct [[gnu::packed]] DirectoryRecord {
  std::uint8_t length;
  std::uint8_t attribute_length;
  BothOrders<std::uint32_t> first_sector;
  BothOrders<std::uint32_t> size;  // bytes
  RecordingDate date;
  std::uint8_t flags;
  std::uint8_t unit_size;
  std::uint8_t gap_size;
  BothOrders<std::uint16_t> volume;
  std::uint8_t name_length;
};
static_assert(sizeof(DirectoryRecord) == 33);
static_assert(offsetof(DirectoryRecord, first_sector) == 2);
static_assert(offsetof(DirectoryRecord, date) == 18);
static_assert(offsetof(DirectoryRecord, volume) == 28);

// Bit 1 of DirectoryRecord::flags.
inline constexpr std::uint8_t kIsDirectory = 1 << 1;

// Names of the first two records of a directory: itself, and the one that it is in.
inline constexpr char kSelf = 0;
inline constexpr char kParent = 1;

// Section 9.4, up to the name, likewise.
struct [[gnu::packed]] PathRecord {
  std::uint8_t name_length;
  std::uint8_t attribute_length;
  std::uint32_t first_sector;
  std::uint16_t parent;  // its number in the table, from 1 on
};
static_assert(sizeof(PathRecord) == 8);

// Section 8.1. Of each descriptor there is one, in a sector of its own.
enum class DescriptorType : std::uint8_t { kBoot = 0, kPrimary = 1, kTerminator = 255 };

struct DescriptorStart {
  DescriptorType type;
  std::array<char, 5> identifier = {'C', 'D', '0', '0', '1'};
  std::uint8_t version = 1;
};
static_assert(sizeof(DescriptorStart) == 7);

// Section 8.4.26.1: digits, from the year to hundredths of a second.
struct VolumeDate {
  std::array<char, 16> digits;
  std::int8_t offset;
};

// Section 8.4. Texts are filled up with spaces.
struct [[gnu::packed]] PrimaryDescriptor {
  DescriptorStart start;
  std::uint8_t unused;
  std::array<char, 32> system;
  std::array<char, 32> volume;
  std::array<std::uint8_t, 8> unused_2;
  BothOrders<std::uint32_t> sector_count;
  std::array<std::uint8_t, 32> unused_3;
  BothOrders<std::uint16_t> volume_count;
  BothOrders<std::uint16_t> volume_number;
  BothOrders<std::uint16_t> sector_size;
  BothOrders<std::uint32_t> path_table_size;  // bytes
  std::uint32_t path_table;                   // numbers with their lowest byte first
  std::uint32_t other_path_table;
  std::uint32_t big_path_table;  // with their highest first, and so is this one
  std::uint32_t other_big_path_table;
  DirectoryRecord root;
  std::uint8_t root_name;
  std::array<char, 128> volume_set;
  std::array<char, 128> publisher;
  std::array<char, 128> preparer;
  std::array<char, 128> application;
  std::array<char, 37> copyright_file;
  std::array<char, 37> abstract_file;
  std::array<char, 37> bibliography_file;
  VolumeDate created;
  VolumeDate changed;
  VolumeDate expires;
  VolumeDate effective;
  std::uint8_t structure_version;
  std::array<std::uint8_t, 1166> rest;
};
static_assert(sizeof(PrimaryDescriptor) == kSectorSize);
static_assert(offsetof(PrimaryDescriptor, sector_count) == 80);
static_assert(offsetof(PrimaryDescriptor, path_table) == 140);
static_assert(offsetof(PrimaryDescriptor, root) == 156);
static_assert(offsetof(PrimaryDescriptor, volume_set) == 190);
static_assert(offsetof(PrimaryDescriptor, created) == 813);
static_assert(offsetof(PrimaryDescriptor, structure_version) == 881);

}  // namespace slipway::image::iso

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_ISO9660_H_
