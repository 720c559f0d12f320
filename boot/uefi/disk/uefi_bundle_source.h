// SPDX-License-Identifier: Apache-2.0
// The boot bundle, read from a disk of the firmware's.
#ifndef SLIPWAY_BOOT_UEFI_DISK_UEFI_BUNDLE_SOURCE_H_
#define SLIPWAY_BOOT_UEFI_DISK_UEFI_BUNDLE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/bundle/bundle_source.h"
#include "boot/uefi/efi/block_io.h"

namespace slipway::uefi {

// Where on the medium the bundle is: bytes, from a whole block on.
struct BundleExtent {
  std::uint64_t offset;
  std::uint64_t size;
};

// What a call costs more than its bytes makes large reads worth their while. What is whole blocks
// goes straight to where it belongs; all else by way of a window, which is as far ahead as it
// holds.
class UefiBundleSource final : public loader::BundleSource {
 public:
  // `window` begins at a multiple of the medium's io_align, and has room for a block of the bundle
  // (loader::kMaxBlockSize) and two of the medium.
  UefiBundleSource(efi::BlockIo& blocks, BundleExtent bundle, std::span<std::byte> window)
      : blocks_(blocks), bundle_(bundle), window_(window) {}

  std::span<const std::byte> view(std::uint64_t offset, std::uint64_t size,
                                  std::uint64_t read_ahead_end) override;
  bool read(std::uint64_t offset, std::span<std::byte> destination) override;

 private:
  std::uint64_t block_size() const { return blocks_.media->block_size; }
  bool can_read_to(const std::byte* address) const;
  bool read_blocks(std::uint64_t offset, std::span<std::byte> destination);
  bool fill_window(std::uint64_t offset, std::uint64_t end);
  std::span<const std::byte> held(std::uint64_t offset) const;

  efi::BlockIo& blocks_;
  BundleExtent bundle_;
  std::span<std::byte> window_;

  // What the window holds: offsets in the bundle.
  std::uint64_t held_start_ = 0;
  std::uint64_t held_end_ = 0;
};

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_DISK_UEFI_BUNDLE_SOURCE_H_
