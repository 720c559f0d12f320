// Whether the header of a boot package makes sense. After this check nobody who reads a package has
// to doubt an offset, a size or an index in it.
#ifndef SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGE_CHECK_H_
#define SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGE_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string_view>

#include "boot/loader/error/error.h"
#include "boot/loader/package/package_format.h"

namespace slipway::loader {

// Where a package lies on its disk; whoever starts the loader knows.
struct PackagePlace {
  std::uint64_t first_sector = 0;
  std::uint64_t size = 0;  // bytes
  std::uint32_t header_size = 0;
};

// The parts of a header. They point into it.
struct PackageContents {
  const PackageHeader* header;
  std::span<const PackageFile> files;  // at least one: the kernel
  std::span<const PackageBlock> blocks;
  const char* start;  // of the package, for what is given by offset

  std::string_view name(const PackageFile& file) const {
    return {start + file.name_offset, file.name_size};
  }
  std::string_view command_line() const {
    return {start + header->command_line_offset, header->command_line_size};
  }
  std::span<const PackageBlock> blocks_of(const PackageFile& file) const {
    return blocks.subspan(file.first_block, file.block_count);
  }
};

// What is wrong with a header whose checksum is right: the second of kPackageInvalid's numbers.
enum class PackageFault : std::uint64_t {
  kSizes = 1,   // of header and package
  kTables = 2,  // of files and blocks do not fit in the header
  kCommandLine = 3,
  kFileName = 4,
  kFileBlocks = 5,  // do not follow those of the file before
  kFileSize = 6,    // is not what its blocks add up to
  kBlockSize = 7,
  kBlockPlace = 8,
};

inline std::unexpected<Error> package_fault(const PackagePlace& place, PackageFault fault) {
  return std::unexpected(Error{.code = ErrorCode::kPackageInvalid,
                               .numbers = {place.first_sector, static_cast<std::uint64_t>(fault)}});
}

// `header` begins at an address that suits a PackageHeader, and has the size that `place` gives it,
// at least that of a PackageHeader.
// Changes nothing in it, in the end.
Result<PackageContents> check_package(std::span<std::byte> header, const PackagePlace& place);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGE_CHECK_H_
