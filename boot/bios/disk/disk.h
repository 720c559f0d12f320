// SPDX-License-Identifier: Apache-2.0
// Reading the boot drive by the BIOS: INT 13h.
#ifndef SLIPWAY_BOOT_BIOS_DISK_DISK_H_
#define SLIPWAY_BOOT_BIOS_DISK_DISK_H_

#include <cstdint>
#include <optional>

#include "boot/bios/disk/boot_drive.h"
#include "boot/bios/disk/geometry.h"
#include "boot/bios/layout/disk_layout.h"

namespace slipway::bios {

class Disk {
 public:
  // The most that a BIOS is sure to take in one call, in sectors of kSectorSize.
  static constexpr std::uint32_t kMaxSectors = 127;

  // Stops with a sentence if the drive needs a geometry and has none.
  explicit Disk(BootDrive drive);

  std::uint8_t number() const { return number_; }

  // Bytes: kSectorSize or kCdSectorSize. All below is in sectors of this size.
  std::uint32_t sector_size() const { return sector_size_; }

  // Reads up to `count` sectors, not 0, from `first_sector` on to `address`, which is conventional
  // memory within one multiple of 64 KiB. Returns how many it has read: fewer than asked for where
  // the drive does not manage as many at once, none if it cannot read even the first. It stays
  // with the number that has worked.
  std::uint32_t read(std::uint64_t first_sector, std::uint32_t count, std::uint32_t address);

 private:
  std::uint32_t sectors_at_once(std::uint64_t first_sector, std::uint32_t count) const;
  bool try_read(std::uint64_t first_sector, std::uint32_t count, std::uint32_t address) const;
  bool read_by_packet(std::uint64_t first_sector, std::uint32_t count, std::uint32_t address) const;
  bool read_by_geometry(std::uint64_t first_sector, std::uint32_t count,
                        std::uint32_t address) const;
  void reset() const;

  std::uint8_t number_;
  std::uint32_t sector_size_ = kSectorSize;
  std::optional<Geometry> geometry_;  // if there are no INT 13h extensions
  std::uint32_t sectors_per_call_ = kMaxSectors;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_DISK_H_
