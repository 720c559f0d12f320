// SPDX-License-Identifier: Apache-2.0
// Where the boot bundle comes from.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_SOURCE_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::loader {

// The firmware's side of the disk. The loader goes through the bundle once, from front to back.
// Offsets are in bytes from the bundle's first.
class BundleSource {
 public:
  // The `size` bytes from `offset` on, at most kMaxBlockSize, in memory of the source's own that
  // stays as it is until the next call of either function. What follows them up to
  // `read_ahead_end` is likely to be wanted next, so a source may read that with the same call. An
  // empty span if the disk could not be read.
  virtual std::span<const std::byte> view(std::uint64_t offset, std::uint64_t size,
                                          std::uint64_t read_ahead_end) = 0;

  // Puts the bytes from `offset` on, a whole sector's first, straight to where they belong: any
  // number, at any address. False if the disk could not be read.
  virtual bool read(std::uint64_t offset, std::span<std::byte> destination) = 0;

 protected:
  ~BundleSource() = default;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_SOURCE_H_
