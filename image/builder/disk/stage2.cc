// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/stage2.h"

#include <cstring>

#include "boot/bios/layout/disk_layout.h"
#include "host/text/concat.h"
#include "image/builder/disk/bundle_header.h"
#include "image/builder/disk/put.h"

namespace slipway::image {
namespace {

std::uint64_t sectors_for(std::uint64_t bytes) {
  return blocks_for(bytes, bios::kSectorSize);
}

// "31.5": two sectors are a KiB.
std::string kib(std::uint64_t sectors) {
  return host::concat(sectors / 2, sectors % 2 == 0 ? ".0" : ".5");
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

}  // namespace

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

std::uint64_t stage2_protocol(std::span<const std::byte> stage2) {
  bios::Stage2Header header;
  std::memcpy(&header, stage2.data(), sizeof header);
  return header.protocol;
}

Extent put_stage2(std::span<std::byte> disk, const DiskMap& map, std::span<const std::byte> stage2,
                  std::span<const std::byte> bundle) {
  const Extent sectors = {.first = map.stage2.first, .count = sectors_for(stage2.size())};
  const std::uint64_t offset = map.offset_of(sectors);
  put_bytes(disk, offset, stage2);
  bios::Stage2Header header = {.magic = bios::kStage2Magic,
                               .bundle_first_sector = map.bundle.first,
                               .bundle_size = bundle.size(),
                               .checksum = 0,
                               .bundle_header_size = bundle_header_size(bundle),
                               .first_sector = sectors.first,
                               .protocol = stage2_protocol(stage2),
                               .bundle_checksum = bundle_header_checksum(bundle),
                               .reserved = {}};
  put(disk, offset, header);
  header.checksum = checksum_of(disk.subspan(offset, sectors.count * bios::kSectorSize));
  put(disk, offset, header);
  return sectors;
}

}  // namespace slipway::image
