// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/bios_disk.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "boot/bios/layout/disk_layout.h"
#include "boot/loader/bundle/bundle_format.h"
#include "host/text/concat.h"
#include "image/builder/disk/mbr.h"

namespace slipway::image {
namespace {

static_assert(std::endian::native == std::endian::little,
              "fields are written as they lie in memory");
static_assert(kPartitionFirstSector % kSectorsPerCylinder == 0);

constexpr std::array kBootSignature = {std::byte{0x55}, std::byte{0xAA}};

// Stage 2 lies in the gap before the first partition.
constexpr std::uint64_t kStage2FirstSector = 1;
static_assert(kStage2FirstSector <= bios::kStage2LastFirstSector);

constexpr std::uint64_t sectors_for(std::uint64_t bytes) {
  return (bytes + bios::kSectorSize - 1) / bios::kSectorSize;
}

template <typename Field>
void put(std::span<std::byte> disk, std::size_t offset, const Field& field) {
  std::memcpy(disk.subspan(offset, sizeof field).data(), &field, sizeof field);
}

// "31.5": two sectors are a KiB.
std::string kib(std::uint64_t sectors) {
  return host::concat(sectors / 2, sectors % 2 == 0 ? ".0" : ".5");
}

void put_bytes(std::span<std::byte> disk, std::size_t offset, std::span<const std::byte> bytes) {
  std::ranges::copy(bytes, disk.subspan(offset, bytes.size()).begin());
}

bool all_zero(std::span<const std::byte> bytes) {
  return std::ranges::all_of(bytes, [](std::byte b) { return b == std::byte{0}; });
}

// Operating systems tell disks apart by this number, so it comes from what makes the image differ
// from others: FNV-1a over its parts. Zero means "no signature yet" and is never returned.
std::uint32_t disk_signature(const DiskParts& parts) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const auto part : {parts.boot_sector, parts.stage2, parts.bundle}) {
    for (const std::byte b : part) {
      hash = (hash ^ std::to_integer<std::uint64_t>(b)) * 0x100000001B3;
    }
  }
  const auto folded = static_cast<std::uint32_t>(hash ^ (hash >> 32));
  return folded != 0 ? folded : 1;
}

std::uint32_t bundle_header_size(std::span<const std::byte> bundle) {
  loader::BundleHeader header = {};
  std::memcpy(&header, bundle.data(), std::min(sizeof header, bundle.size()));
  return header.header_size;
}

void put_boot_sector(std::span<std::byte> disk, const DiskParts& parts) {
  const auto partition_sectors =
      static_cast<std::uint32_t>(disk.size() / bios::kSectorSize - kPartitionFirstSector);
  const PartitionTable table = {
      active_partition(kPartitionType, kPartitionFirstSector, partition_sectors)};

  put_bytes(disk, 0, parts.boot_sector);
  put(disk, bios::kStage2FirstSectorOffset, kStage2FirstSector);
  put(disk, bios::kStage2SectorCountOffset,
      static_cast<std::uint16_t>(sectors_for(parts.stage2.size())));
  put(disk, bios::kDiskSignatureOffset, disk_signature(parts));
  put(disk, bios::kPartitionTableOffset, table);
}

// Arithmetic modulo the prime kStage2Modulus.
constexpr std::uint64_t product(std::uint64_t a, std::uint64_t b) {
  return a * b % bios::kStage2Modulus;
}

constexpr std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent != 0; exponent /= 2, base = product(base, base)) {
    if (exponent % 2 != 0) {
      result = product(result, base);
    }
  }
  return result;
}

constexpr std::uint64_t inverse(std::uint64_t number) {
  return power(number, bios::kStage2Modulus - 2);  // by Fermat's little theorem
}

// Of little-endian 32-bit words, as the boot sector divides them.
std::uint64_t remainder_of(std::span<const std::byte> stage2) {
  std::uint64_t remainder = 0;
  for (std::size_t i = 0; i < stage2.size(); i += sizeof(std::uint32_t)) {
    std::uint32_t word;
    std::memcpy(&word, &stage2[i], sizeof word);
    remainder = (remainder << 32 | word) % bios::kStage2Modulus;
  }
  return remainder;
}

// The checksum that is missing in `stage2`, whole sectors with 0 in its place. The field is a digit
// of the number that stage 2 is taken for, and counts as often as its place says.
std::uint32_t checksum_of(std::span<const std::byte> stage2) {
  constexpr std::size_t kDigitEnd =
      offsetof(bios::Stage2Header, checksum) + sizeof bios::Stage2Header::checksum;
  const std::uint64_t place = power(2, (stage2.size() - kDigitEnd) * 8);
  const std::uint64_t missing =
      bios::kStage2Remainder + bios::kStage2Modulus - remainder_of(stage2);
  return static_cast<std::uint32_t>(product(missing % bios::kStage2Modulus, inverse(place)));
}

void put_stage2(std::span<std::byte> disk, const DiskParts& parts) {
  const std::size_t offset = kStage2FirstSector * bios::kSectorSize;
  put_bytes(disk, offset, parts.stage2);
  bios::Stage2Header header = {.magic = bios::kStage2Magic,
                               .bundle_first_sector = kPartitionFirstSector,
                               .bundle_size = parts.bundle.size(),
                               .checksum = 0,
                               .bundle_header_size = bundle_header_size(parts.bundle),
                               .first_sector = kStage2FirstSector,
                               .reserved = {}};
  put(disk, offset, header);
  const std::size_t size = sectors_for(parts.stage2.size()) * bios::kSectorSize;
  header.checksum = checksum_of(disk.subspan(offset, size));
  put(disk, offset, header);
}

}  // namespace

std::optional<std::string> boot_sector_fault(std::span<const std::byte> boot_sector) {
  if (boot_sector.size() != bios::kSectorSize) {
    return host::concat("the boot sector has ", boot_sector.size(), " bytes, not ",
                        bios::kSectorSize);
  }
  if (!std::ranges::equal(boot_sector.subspan(bios::kBootSignatureOffset), kBootSignature)) {
    return host::concat("the boot sector does not end in the bytes 55 AA (offset ",
                        bios::kBootSignatureOffset, ")");
  }
  const auto fields =
      boot_sector.first(bios::kBootSignatureOffset).subspan(bios::kStage2FirstSectorOffset);
  if (!all_zero(fields)) {
    return host::concat(
        "the boot sector's code runs into bytes ", bios::kStage2FirstSectorOffset, " to ",
        bios::kBootSignatureOffset - 1,
        ", which hold stage 2's place and size, the disk signature and the partition table and "
        "must be 0 before they are filled in");
  }
  return std::nullopt;
}

std::string stage2_size_sentence(std::uint64_t stage2_size) {
  return host::concat("stage 2 is ", kib(sectors_for(stage2_size)), " of ",
                      kib(bios::kStage2MaxSectors), " KiB");
}

std::optional<std::string> stage2_fault(std::span<const std::byte> stage2) {
  bios::Stage2Header header;
  if (stage2.size() < sizeof header) {
    return host::concat("stage 2 has ", stage2.size(), " bytes, less than its header of ",
                        sizeof header);
  }
  std::memcpy(&header, stage2.data(), sizeof header);
  if (header.magic != bios::kStage2Magic) {
    return "stage 2 does not begin with its header (SLIPWAY2): is it a flat binary, linked with "
           "the header first?";
  }
  if (sectors_for(stage2.size()) > bios::kStage2MaxSectors) {
    return stage2_size_sentence(stage2.size()) +
           ", more than there is room for in low memory: move what is not needed out of it, build "
           "it with -Os, or look in its map file for what grew";
  }
  return std::nullopt;
}

std::optional<std::string> bundle_size_fault(std::uint64_t bundle_size) {
  constexpr std::uint64_t limit = std::numeric_limits<std::uint32_t>::max();  // of an LBA field
  if (bundle_size / bios::kSectorSize < limit - kPartitionFirstSector - kSectorsPerCylinder) {
    return std::nullopt;
  }
  return host::concat(bundle_size,
                      " bytes to load are more than a partition table can describe (2 TiB)");
}

std::uint64_t image_size(std::uint64_t bundle_size) {
  // An empty partition would have no last sector to write into the table.
  const std::uint64_t sectors =
      kPartitionFirstSector + sectors_for(std::max<std::uint64_t>(bundle_size, 1));
  const std::uint64_t cylinders = (sectors + kSectorsPerCylinder - 1) / kSectorsPerCylinder;
  return cylinders * kSectorsPerCylinder * bios::kSectorSize;
}

host::Bytes lay_out_disk(const DiskParts& parts) {
  host::Bytes disk(image_size(parts.bundle.size()));
  put_boot_sector(disk, parts);
  put_stage2(disk, parts);
  put_bytes(disk, std::size_t{kPartitionFirstSector} * bios::kSectorSize, parts.bundle);
  return disk;
}

}  // namespace slipway::image
