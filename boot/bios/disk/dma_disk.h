// SPDX-License-Identifier: Apache-2.0
// The boot drive, read by its controller's own DMA engine: a BIOS that reads an IDE drive moves
// each 16 bits by the processor, and under an emulator that is what takes the time.
#ifndef SLIPWAY_BOOT_BIOS_DISK_DMA_DISK_H_
#define SLIPWAY_BOOT_BIOS_DISK_DMA_DISK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "boot/bios/disk/ata_dma.h"
#include "boot/bios/disk/dma_regions.h"
#include "boot/bios/disk/piix.h"

namespace slipway::bios {

class DmaDisk {
 public:
  // The BIOS's drive `number`, if it is for certain a drive of a controller that is known: the BIOS
  // says where it is attached, the drive there can do DMA, and its first sectors have what the boot
  // sector and stage 2 in memory have. Uses the disk buffer.
  static std::optional<DmaDisk> find(std::uint8_t number);

  static constexpr std::uint64_t kReachableEnd = dma::kReachableEnd;

  // Whether it can read straight to `destination`, whole sectors.
  static bool can_reach(std::span<const std::byte> destination);

  // Fills `destination` from `first_sector` on. After false use the BIOS, for this and for all that
  // follows: the drive has been reset, and the same would only fail again.
  bool read(std::uint64_t first_sector, std::span<std::byte> destination);

 private:
  DmaDisk(const Piix<>& controller, const AtaPlace& place)
      : controller_(controller), drive_(place) {}

  bool is_boot_drive();

  Piix<> controller_;
  AtaDma<> drive_;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_DMA_DISK_H_
