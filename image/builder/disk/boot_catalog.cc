// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/boot_catalog.h"

#include <array>
#include <limits>

#include "image/builder/disk/iso9660.h"
#include "image/builder/disk/put.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::image {
namespace {

enum class Platform : std::uint8_t { kPc = 0x00, kEfi = 0xEF };

// Figure 2. The words of it have the sum 0.
struct Validation {
  std::uint8_t header = 1;
  Platform platform = Platform::kPc;
  std::uint16_t reserved = 0;
  std::array<char, 24> identifier = {'S', 'L', 'I', 'P', 'W', 'A', 'Y'};
  std::uint16_t checksum = 0;
  std::array<std::uint8_t, 2> key = {0x55, 0xAA};
};
static_assert(sizeof(Validation) == 32);

// Figure 4: of the last section, which has one entry.
struct SectionHeader {
  std::uint8_t indicator = 0x91;
  Platform platform = Platform::kPc;
  std::uint16_t entry_count = 1;
  std::array<char, 28> identifier = {};
};
static_assert(sizeof(SectionHeader) == 32);

// Figures 3 and 5.
struct Entry {
  std::uint8_t indicator = 0x88;   // bootable
  std::uint8_t media = 0;          // no emulation
  std::uint16_t load_segment = 0;  // the usual one, 0x7C0
  std::uint8_t system_type = 0;    // of a partition table: there is none
  std::uint8_t unused = 0;
  std::uint16_t sector_count = 0;  // of 512 bytes
  std::uint32_t first_sector = 0;  // of 2048 bytes
  std::array<std::uint8_t, 20> rest = {};
};
static_assert(sizeof(Entry) == 32);

std::uint16_t checksum_of(const Validation& validation) {
  std::uint16_t sum = 0;
  for (const std::uint16_t word : std::bit_cast<std::array<std::uint16_t, 16>>(validation)) {
    sum = static_cast<std::uint16_t>(sum + word);
  }
  return static_cast<std::uint16_t>(-sum);
}

Entry entry(std::uint32_t first_sector, std::uint64_t size) {
  const std::uint64_t count = size / machine::kSectorSize;
  // UEFI takes 0 as "to the end of the CD", which is what to say of more than there is room for.
  const bool fits = count <= std::numeric_limits<std::uint16_t>::max();
  return {.sector_count = static_cast<std::uint16_t>(fits ? count : 0),
          .first_sector = first_sector};
}

}  // namespace

void put_boot_catalog(std::span<std::byte> sector, const BootCatalog& catalog) {
  Validation validation = {.platform = catalog.bios_program ? Platform::kPc : Platform::kEfi};
  validation.checksum = checksum_of(validation);
  put(sector, 0, validation);
  std::size_t next = sizeof validation;
  const auto add = [&](const auto& field) {
    put(sector, next, field);
    next += sizeof field;
  };
  if (catalog.bios_program) {
    add(entry(*catalog.bios_program, iso::kSectorSize));
  }
  if (catalog.bios_program && catalog.efi_system) {
    add(SectionHeader{.platform = Platform::kEfi});
  }
  if (catalog.efi_system) {
    add(entry(*catalog.efi_system, catalog.efi_system_size));
  }
}

}  // namespace slipway::image
