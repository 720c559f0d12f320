// Reading the boot disk (BIOS Enhanced Disk Drive specification 3.0).
#ifndef SLIPWAY_BOOT_BIOS_DISK_H_
#define SLIPWAY_BOOT_BIOS_DISK_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/bios/disk_layout.h"
#include "boot/bios/low_memory.h"

namespace slipway::bios {

// A drive with INT 13h extensions; the boot sector has made sure of them.
class Disk {
 public:
  // The most that a BIOS is sure to take in one call, and what fits the disk buffer.
  static constexpr std::uint32_t kMaxSectors = 127;
  static_assert(kMaxSectors * kSectorSize <= kDiskBufferSize);

  explicit Disk(std::uint8_t drive) : drive_(drive) {}

  // Reads up to `count` sectors from `first_sector` on into the disk buffer, and returns how many
  // it were: fewer than asked for where the drive does not manage as many at once, none if it
  // cannot read even the first. It stays with the number that has worked.
  std::uint32_t read_to_buffer(std::uint64_t first_sector, std::uint32_t count);

  static std::span<const std::byte> buffer();

 private:
  bool try_read(std::uint64_t first_sector, std::uint32_t count);
  void reset();

  std::uint8_t drive_;
  std::uint32_t sectors_per_call_ = kMaxSectors;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_H_
