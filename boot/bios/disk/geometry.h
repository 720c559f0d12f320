// SPDX-License-Identifier: Apache-2.0
// Cylinders, heads and sectors: how a BIOS without INT 13h extensions addresses a drive.
#ifndef SLIPWAY_BOOT_BIOS_DISK_GEOMETRY_H_
#define SLIPWAY_BOOT_BIOS_DISK_GEOMETRY_H_

#include <cstdint>
#include <optional>

namespace slipway::bios {

// A run of sectors on one track.
struct TrackSectors {
  std::uint16_t cylinder;
  std::uint8_t head;
  std::uint8_t first;      // counts from 1
  std::uint8_t remaining;  // sectors from there to the end of the track
};

struct Geometry {
  std::uint32_t cylinders;
  std::uint32_t heads;
  std::uint32_t sectors_per_track;

  // What AH=08h gives in CX and DX (Ralf Brown's Interrupt List). Nothing if it makes no sense.
  static constexpr std::optional<Geometry> from_registers(std::uint32_t cx, std::uint32_t dx) {
    const Geometry geometry = {.cylinders = ((cx >> 8 & 0xFF) | (cx & 0xC0) << 2) + 1,
                               .heads = (dx >> 8 & 0xFF) + 1,
                               .sectors_per_track = cx & 0x3F};
    if (geometry.sectors_per_track == 0) {
      return std::nullopt;
    }
    return geometry;
  }

  constexpr std::uint64_t sector_count() const {
    return std::uint64_t{cylinders} * heads * sectors_per_track;
  }

  // `sector` counts from 0 and is less than sector_count().
  constexpr TrackSectors locate(std::uint64_t sector) const {
    const std::uint64_t track = sector / sectors_per_track;
    const auto index = static_cast<std::uint8_t>(sector % sectors_per_track);
    return {.cylinder = static_cast<std::uint16_t>(track / heads),
            .head = static_cast<std::uint8_t>(track % heads),
            .first = static_cast<std::uint8_t>(index + 1),
            .remaining = static_cast<std::uint8_t>(sectors_per_track - index)};
  }
};

// CX for AH=02h: the cylinder's low byte above its two high bits above the sector.
constexpr std::uint32_t cylinder_and_sector(const TrackSectors& sectors) {
  return static_cast<std::uint32_t>((sectors.cylinder & 0xFF) << 8 |
                                    (sectors.cylinder >> 2 & 0xC0) | sectors.first);
}

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_GEOMETRY_H_
