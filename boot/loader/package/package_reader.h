// Reads blocks of a boot package: from the disk to where their bytes belong, verified.
#ifndef SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGE_READER_H_
#define SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGE_READER_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/package/package_check.h"
#include "boot/loader/package/package_format.h"
#include "boot/loader/package/package_source.h"

namespace slipway::loader {

class PackageReader {
 public:
  // `bounce` has kMaxBlockSize bytes, for packed blocks of which only a part is wanted.
  PackageReader(PackageSource& source, const PackagePlace& place, std::span<std::byte> bounce)
      : source_(source), place_(place), bounce_(bounce) {}

  // Puts whole blocks, the first ones of `blocks`, into `destination`: as many as it has room for,
  // but at least one. Returns how many bytes they have.
  Result<std::size_t> read_whole(std::span<const PackageBlock> blocks,
                                 std::span<std::byte> destination);

  // The bytes of one block, in memory of the reader's own or the source's: until the next call.
  Result<std::span<const std::byte>> view(const PackageBlock& block);

 private:
  Result<std::size_t> read_raw(std::span<const PackageBlock> blocks,
                               std::span<std::byte> destination);
  Result<std::span<const std::byte>> view_stored(const PackageBlock& block);
  Result<void> verify(const PackageBlock& block, std::span<const std::byte> stored) const;
  Result<void> unpack(const PackageBlock& block, std::span<const std::byte> stored,
                      std::span<std::byte> destination) const;
  std::uint64_t sector_of(const PackageBlock& block) const;
  std::unexpected<Error> read_failed(std::uint64_t offset, std::uint64_t size) const;

  PackageSource& source_;
  PackagePlace place_;
  std::span<std::byte> bounce_;
  const PackageBlock* bounced_ = nullptr;  // what the bounce buffer holds
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGE_READER_H_
