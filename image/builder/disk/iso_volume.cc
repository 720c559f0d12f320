// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/iso_volume.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "image/builder/disk/put.h"

namespace slipway::image {
namespace {

using iso::DirectoryRecord;
using iso::kSectorSize;
using iso::PathRecord;

constexpr std::uint64_t kPrimary = kIsoVolumeFirst;
constexpr std::uint64_t kBoot = kPrimary + 1;
constexpr std::uint64_t kTerminator = kBoot + 1;
constexpr std::uint64_t kPathTable = kTerminator + 1;
constexpr std::uint64_t kBigPathTable = kPathTable + 1;
constexpr std::uint64_t kRoot = kBigPathTable + 1;
constexpr std::uint64_t kFolder = kRoot + 1;
static_assert(kFolder + 1 == kIsoVolumeEnd);

// As files of the EFI system partition have it: the bytes are the same whenever it is made.
constexpr iso::RecordingDate kNoDate = {
    .year = 80, .month = 1, .day = 1, .hour = 0, .minute = 0, .second = 0, .offset = 0};
constexpr std::string_view kNoDateDigits = "1980010100000000";
constexpr std::string_view kUnspecifiedDigits = "0000000000000000";

// El Torito, version 1.0, figure 7.
struct [[gnu::packed]] BootDescriptor {
  iso::DescriptorStart start = {.type = iso::DescriptorType::kBoot};
  std::array<char, 32> system = {};
  std::array<char, 32> unused = {};
  std::uint32_t catalog = 0;
};
static_assert(offsetof(BootDescriptor, catalog) == 0x47);

template <std::size_t kSize>
std::array<char, kSize> padded(std::string_view text) {
  std::array<char, kSize> field;
  field.fill(' ');
  std::ranges::copy(text.substr(0, kSize), field.begin());
  return field;
}

iso::VolumeDate date_of(std::string_view digits) {
  return {.digits = padded<16>(digits), .offset = 0};
}

constexpr std::size_t even(std::size_t size) {
  return size + size % 2;
}

DirectoryRecord record(std::uint64_t first_sector, std::uint32_t size, std::uint8_t flags,
                       std::size_t name_length) {
  return {.length = static_cast<std::uint8_t>(even(sizeof(DirectoryRecord) + name_length)),
          .attribute_length = 0,
          .first_sector = static_cast<std::uint32_t>(first_sector),
          .size = size,
          .date = kNoDate,
          .flags = flags,
          .unit_size = 0,
          .gap_size = 0,
          .volume = 1,
          .name_length = static_cast<std::uint8_t>(name_length)};
}

DirectoryRecord directory(std::uint64_t first_sector, std::size_t name_length) {
  return record(first_sector, kSectorSize, iso::kIsDirectory, name_length);
}

// Writes fields one behind the other.
class Writer {
 public:
  Writer(std::span<std::byte> disk, std::uint64_t sector)
      : disk_(disk), start_(sector * kSectorSize), offset_(start_) {}

  // A record and its name, whose length it has.
  template <typename Record>
  void add(const Record& record, std::string_view name) {
    put(disk_, offset_, record);
    put_bytes(disk_, offset_ + sizeof record, std::as_bytes(std::span(name)));
    offset_ += even(sizeof record + name.size());
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(offset_ - start_); }

 private:
  std::span<std::byte> disk_;
  std::size_t start_;
  std::size_t offset_;
};

// The root is its own parent (section 6.8.2.2).
void put_directory_start(Writer& writer, std::uint64_t self, std::uint64_t parent) {
  writer.add(directory(self, 1), std::string_view(&iso::kSelf, 1));
  writer.add(directory(parent, 1), std::string_view(&iso::kParent, 1));
}

void put_directories(std::span<std::byte> disk, const IsoVolume& volume) {
  Writer root(disk, kRoot);
  put_directory_start(root, kRoot, kRoot);
  root.add(directory(kFolder, volume.folder.size()), volume.folder);

  Writer folder(disk, kFolder);
  put_directory_start(folder, kFolder, kRoot);
  for (const IsoFile& file : volume.files) {
    const std::string name = std::string(file.name) + ";1";  // the version (section 7.5.1)
    folder.add(record(file.first_sector, file.size, 0, name.size()), name);
  }
}

template <typename Number>
Number in_order(Number number, std::endian order) {
  return order == std::endian::little ? number : std::byteswap(number);
}

// Returns how many bytes it has.
std::uint32_t put_path_table(std::span<std::byte> disk, std::uint64_t sector, std::endian order,
                             std::string_view folder) {
  Writer table(disk, sector);
  const auto add = [&](std::string_view name, std::uint64_t first_sector) {
    table.add(PathRecord{.name_length = static_cast<std::uint8_t>(name.size()),
                         .attribute_length = 0,
                         .first_sector = in_order(static_cast<std::uint32_t>(first_sector), order),
                         .parent = in_order<std::uint16_t>(1, order)},
              name);
  };
  add(std::string_view(&iso::kSelf, 1), kRoot);
  add(folder, kFolder);
  return table.size();
}

void put_descriptors(std::span<std::byte> disk, const IsoVolume& volume,
                     std::uint32_t path_table_size) {
  put(disk, kPrimary * kSectorSize,
      iso::PrimaryDescriptor{.start = {.type = iso::DescriptorType::kPrimary},
                             .unused = 0,
                             .system = padded<32>(""),
                             .volume = padded<32>(volume.label),
                             .unused_2 = {},
                             .sector_count = static_cast<std::uint32_t>(disk.size() / kSectorSize),
                             .unused_3 = {},
                             .volume_count = 1,
                             .volume_number = 1,
                             .sector_size = kSectorSize,
                             .path_table_size = path_table_size,
                             .path_table = kPathTable,
                             .other_path_table = 0,
                             .big_path_table = std::byteswap(std::uint32_t{kBigPathTable}),
                             .other_big_path_table = 0,
                             .root = directory(kRoot, 1),
                             .root_name = static_cast<std::uint8_t>(iso::kSelf),
                             .volume_set = padded<128>(volume.set),
                             .publisher = padded<128>(""),
                             .preparer = padded<128>("SLIPWAY"),
                             .application = padded<128>(""),
                             .copyright_file = padded<37>(""),
                             .abstract_file = padded<37>(""),
                             .bibliography_file = padded<37>(""),
                             .created = date_of(kNoDateDigits),
                             .changed = date_of(kNoDateDigits),
                             .expires = date_of(kUnspecifiedDigits),
                             .effective = date_of(kUnspecifiedDigits),
                             .structure_version = 1,
                             .rest = {}});
  BootDescriptor boot = {.catalog = static_cast<std::uint32_t>(volume.boot_catalog)};
  std::ranges::copy(std::string_view("EL TORITO SPECIFICATION"), boot.system.begin());
  put(disk, kBoot * kSectorSize, boot);
  put(disk, kTerminator * kSectorSize,
      iso::DescriptorStart{.type = iso::DescriptorType::kTerminator});
}

}  // namespace

void put_iso_volume(std::span<std::byte> disk, const IsoVolume& volume) {
  put_directories(disk, volume);
  put_path_table(disk, kBigPathTable, std::endian::big, volume.folder);
  put_descriptors(disk, volume,
                  put_path_table(disk, kPathTable, std::endian::little, volume.folder));
}

}  // namespace slipway::image
