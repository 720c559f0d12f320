// A file in a boot package, as the loader reads files.
#ifndef SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGED_FILE_H_
#define SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGED_FILE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "boot/loader/error/error.h"
#include "boot/loader/package/file_source.h"
#include "boot/loader/package/package_format.h"
#include "boot/loader/package/package_reader.h"

namespace slipway::loader {

class PackagedFile final : public FileSource {
 public:
  // `blocks` are those of the file, and `size` is what they add up to. `module` is its name in
  // errors, empty for the kernel.
  PackagedFile(PackageReader& reader, std::span<const PackageBlock> blocks, std::uint64_t size,
               std::string_view module)
      : reader_(reader), blocks_(blocks), size_(size), module_(module) {}

  std::uint64_t size() const override { return size_; }
  Result<void> read(std::uint64_t offset, std::span<std::byte> destination) override;

 private:
  void seek(std::uint64_t offset);
  Result<std::size_t> read_some(std::uint64_t offset, std::span<std::byte> destination);

  PackageReader& reader_;
  std::span<const PackageBlock> blocks_;
  std::uint64_t size_;
  std::string_view module_;

  // The block that was read last, and where in the file it begins: the next one is not far.
  std::size_t block_ = 0;
  std::uint64_t block_start_ = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PACKAGE_PACKAGED_FILE_H_
