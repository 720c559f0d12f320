// SPDX-License-Identifier: Apache-2.0
// A file in a boot bundle, as the loader reads files.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLED_FILE_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLED_FILE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/bundle/bundle_reader.h"
#include "boot/loader/bundle/file_source.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

class BundledFile final : public FileSource {
 public:
  // `blocks` are those of the file, and `size` is what they add up to. `module` is its name in
  // errors, empty for the kernel.
  BundledFile(BundleReader& reader, std::span<const BundleBlock> blocks, std::uint64_t size,
              std::string_view module)
      : reader_(reader), blocks_(blocks), size_(size), module_(module) {}

  std::uint64_t size() const override { return size_; }
  Result<void> read(std::uint64_t offset, std::span<std::byte> destination) override;

 private:
  void seek(std::uint64_t offset);
  Result<std::size_t> read_some(std::uint64_t offset, std::span<std::byte> destination);

  BundleReader& reader_;
  std::span<const BundleBlock> blocks_;
  std::uint64_t size_;
  std::string_view module_;

  // The block that was read last, and where in the file it begins: the next one is not far.
  std::size_t block_ = 0;
  std::uint64_t block_start_ = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLED_FILE_H_
