// SPDX-License-Identifier: Apache-2.0
// Whether the header of a boot bundle makes sense. After this check nobody who reads a bundle has
// to doubt an offset, a size or an index in it.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_CHECK_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string_view>

#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

// By which a signed loader knows its bundle from all others: the header's digest, which the header
// extends to the blocks.
struct BundleTrust {
  BundleDigest header_digest;
  // bundle_digest(): given, so that a loader that never needs it is not 3 KB larger.
  BundleDigest (*digest_of)(std::span<const std::byte> bytes);
};

// Where a bundle lies on its disk; whoever starts the loader knows.
struct BundlePlace {
  std::uint64_t first_sector = 0;
  std::uint64_t size = 0;  // bytes
  std::uint32_t header_size = 0;
  const BundleTrust* trust = nullptr;  // null where any bundle will do that is not damaged
};

// The parts of a header. They point into it.
struct BundleContents {
  const BundleHeader* header;
  std::span<const BundleFile> files;  // at least one: the kernel
  std::span<const BundleBlock> blocks;
  const char* start;  // of the bundle, for what is given by offset

  std::string_view name(const BundleFile& file) const {
    return {start + file.name_offset, file.name_size};
  }
  std::string_view path(const BundleFile& file) const {
    return {name(file).end() + 1, file.path_size};
  }
  std::string_view string(const BundleFile& file) const {
    return {path(file).end() + 1, file.string_size};
  }
  std::span<const std::byte> request() const {
    return std::as_bytes(std::span(start + header->request_offset, header->request_size));
  }
  std::string_view command_line() const {
    return {start + header->command_line_offset, header->command_line_size};
  }
  std::span<const BundleBlock> blocks_of(const BundleFile& file) const {
    return blocks.subspan(file.first_block, file.block_count);
  }
};

// What is wrong with a header whose checksum is right: the second of kBundleInvalid's numbers.
enum class BundleFault : std::uint64_t {
  kSizes = 1,   // of header and bundle
  kTables = 2,  // of files and blocks do not fit in the header
  kCommandLine = 3,
  kFileStrings = 4,
  kFileBlocks = 5,  // do not follow those of the file before
  kFileSize = 6,    // is not what its blocks add up to
  kBlockSize = 7,
  kBlockPlace = 8,
  kRequest = 9,  // is not in the header
};

inline std::unexpected<Error> bundle_fault(const BundlePlace& place, BundleFault fault) {
  return std::unexpected(Error{.code = ErrorCode::kBundleInvalid,
                               .numbers = {place.first_sector, static_cast<std::uint64_t>(fault)}});
}

// `header` begins at an address that suits a BundleHeader, and has the size that `place` gives it,
// at least that of a BundleHeader.
// Changes nothing in it, in the end.
Result<BundleContents> check_bundle(std::span<std::byte> header, const BundlePlace& place);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_CHECK_H_
