// SPDX-License-Identifier: Apache-2.0
// The boot bundle, read from the boot drive of a BIOS.
#ifndef SLIPWAY_BOOT_BIOS_DISK_BIOS_BUNDLE_SOURCE_H_
#define SLIPWAY_BOOT_BIOS_DISK_BIOS_BUNDLE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "boot/bios/disk/disk.h"
#include "boot/bios/disk/dma_disk.h"
#include "boot/bios/layout/disk_layout.h"
#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_source.h"
#include "boot/loader/memory/memory_map.h"

namespace slipway::bios {

// A firmware call costs more than the sectors it brings, so each brings as many as it can: what is
// more than asked for is kept for the next request. By DMA, what is whole sectors goes straight to
// where it belongs.
class BiosBundleSource final : public loader::BundleSource {
 public:
  // Takes memory from `map` to read ahead, where that is worth it.
  BiosBundleSource(BootDrive drive, const loader::BundlePlace& place, loader::MemoryMap& map);

  std::span<const std::byte> view(std::uint64_t offset, std::uint64_t size,
                                  std::uint64_t read_ahead_end) override;
  bool read(std::uint64_t offset, std::span<std::byte> destination) override;

 private:
  // Where sectors arrive. Before it, kDiskBufferKeptSize bytes are free as well.
  struct Buffer {
    std::byte* start;
    std::uint64_t size;  // bytes
  };
  static const Buffer kLowBuffer;

  bool holds(std::uint64_t offset) const { return start_ <= offset && offset < end_; }
  const std::byte* at(std::uint64_t offset) const { return bytes_ + (offset - start_); }

  void take_high_buffer(loader::MemoryMap& map);
  void give_up_dma();
  void keep_from(std::uint64_t offset);
  bool add_sectors(std::uint64_t wanted_end);
  std::uint64_t room() const;
  bool read_directly(std::uint64_t offset, std::span<std::byte> destination);

  Disk disk_;
  std::optional<DmaDisk> dma_;
  std::uint64_t sector_size_;
  std::uint64_t first_sector_;  // in sectors of that size
  std::uint64_t size_;
  Buffer buffer_ = kLowBuffer;

  // The part of the bundle that is in memory, and where. `end_` is a whole sector's, though that
  // may lie behind the bundle.
  std::uint64_t start_ = 0;
  std::uint64_t end_ = 0;
  std::byte* bytes_ = nullptr;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_BIOS_BUNDLE_SOURCE_H_
