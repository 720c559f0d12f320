// SPDX-License-Identifier: Apache-2.0
// Reads blocks of a boot bundle: from the disk to where their bytes belong, verified.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_READER_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/bundle/bundle_check.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/bundle_source.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

class BundleReader {
 public:
  // `bounce` has kMaxBlockSize bytes, for packed blocks of which only a part is wanted.
  BundleReader(BundleSource& source, const BundlePlace& place, std::span<std::byte> bounce)
      : source_(source), place_(place), bounce_(bounce) {}

  // Puts whole blocks, the first ones of `blocks`, into `destination`: as many as it has room for,
  // but at least one. Returns how many bytes they have.
  Result<std::size_t> read_whole(std::span<const BundleBlock> blocks,
                                 std::span<std::byte> destination);

  // The bytes of one block, in memory of the reader's own or the source's: until the next call.
  Result<std::span<const std::byte>> view(const BundleBlock& block);

 private:
  Result<std::size_t> read_raw(std::span<const BundleBlock> blocks,
                               std::span<std::byte> destination);
  Result<std::span<const std::byte>> view_stored(const BundleBlock& block);
  Result<void> verify(const BundleBlock& block, std::span<const std::byte> stored) const;
  Result<void> unpack(const BundleBlock& block, std::span<const std::byte> stored,
                      std::span<std::byte> destination) const;
  std::uint64_t sector_of(const BundleBlock& block) const;
  std::unexpected<Error> read_failed(std::uint64_t offset, std::uint64_t size) const;

  BundleSource& source_;
  BundlePlace place_;
  std::span<std::byte> bounce_;
  const BundleBlock* bounced_ = nullptr;  // what the bounce buffer holds
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_READER_H_
