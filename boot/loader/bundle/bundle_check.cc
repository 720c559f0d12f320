// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundle_check.h"

#include <utility>

#include "boot/loader/bundle/bundle_checksum.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::loader {

namespace {

// The checksum was made with 0 in the place where it is now.
bool checksum_is_right(BundleHeader& header, std::span<const std::byte> bytes) {
  const std::uint64_t expected = std::exchange(header.checksum, 0);
  const bool right = bundle_checksum(bytes) == expected;
  header.checksum = expected;
  return right;
}

// One after the other, each of these finds the first fault of its kind.
class Check {
 public:
  Check(const BundleHeader& header, const BundlePlace& place) : header_(header), place_(place) {}

  Result<BundleContents> contents() const {
    if (header_.header_size != place_.header_size || header_.bundle_size != place_.size ||
        header_.header_size > header_.bundle_size) {
      return bundle_fault(place_, BundleFault::kSizes);
    }
    const std::uint64_t tables_size = sizeof(BundleHeader) +
                                      std::uint64_t{header_.file_count} * sizeof(BundleFile) +
                                      std::uint64_t{header_.block_count} * sizeof(BundleBlock);
    if (header_.file_count == 0 || tables_size > header_.header_size) {
      return bundle_fault(place_, BundleFault::kTables);
    }
    const auto* const files = reinterpret_cast<const BundleFile*>(&header_ + 1);
    const auto* const blocks = reinterpret_cast<const BundleBlock*>(files + header_.file_count);
    const BundleContents contents = {.header = &header_,
                                     .files = {files, header_.file_count},
                                     .blocks = {blocks, header_.block_count},
                                     .start = reinterpret_cast<const char*>(&header_)};
    if (!is_string(header_.command_line_offset, header_.command_line_size)) {
      return bundle_fault(place_, BundleFault::kCommandLine);
    }
    if (!is_request(header_.request_offset, header_.request_size)) {
      return bundle_fault(place_, BundleFault::kRequest);
    }
    return check_blocks(contents.blocks)
        .and_then([&] { return check_files(contents); })
        .transform([&] { return contents; });
  }

 private:
  // A string and the zero behind it, in the header.
  bool is_string(std::uint64_t offset, std::uint32_t size) const {
    const std::uint64_t end = offset + size;
    return end < header_.header_size && reinterpret_cast<const char*>(&header_)[end] == '\0';
  }

  bool has_strings(const BundleFile& file) const {
    const std::uint64_t path = std::uint64_t{file.name_offset} + file.name_size + 1;
    return is_string(file.name_offset, file.name_size) && is_string(path, file.path_size) &&
           is_string(path + file.path_size + 1, file.string_size);
  }

  bool is_request(std::uint32_t offset, std::uint32_t size) const {
    return offset % 8 == 0 && std::uint64_t{offset} + size <= header_.header_size;
  }

  Result<void> check_files(const BundleContents& contents) const {
    std::uint64_t next_block = 0;
    for (const BundleFile& file : contents.files) {
      if (!has_strings(file)) {
        return bundle_fault(place_, BundleFault::kFileStrings);
      }
      if (file.first_block != next_block || file.block_count > header_.block_count - next_block) {
        return bundle_fault(place_, BundleFault::kFileBlocks);
      }
      next_block += file.block_count;
      std::uint64_t size = 0;
      for (const BundleBlock& block : contents.blocks_of(file)) {
        size += block.size;
      }
      if (size != file.size) {
        return bundle_fault(place_, BundleFault::kFileSize);
      }
    }
    return {};
  }

  // Each lies behind the one before.
  Result<void> check_blocks(std::span<const BundleBlock> blocks) const {
    std::uint64_t end = header_.header_size;
    for (const BundleBlock& block : blocks) {
      const bool raw = block.compression == Compression::kNone;
      if (block.size == 0 || block.size > kMaxBlockSize || block.stored_size == 0 ||
          block.stored_size > kMaxBlockSize || (raw && block.stored_size != block.size) ||
          (!raw && block.compression != Compression::kLz4)) {
        return bundle_fault(place_, BundleFault::kBlockSize);
      }
      if (block.stored_offset < end || block.stored_offset > header_.bundle_size ||
          block.stored_size > header_.bundle_size - block.stored_offset ||
          block.stored_offset % machine::kSectorSize + block.stored_size > kMaxBlockSize ||
          (raw && block.stored_offset % machine::kSectorSize != 0)) {
        return bundle_fault(place_, BundleFault::kBlockPlace);
      }
      end = block.stored_offset + block.stored_size;
    }
    return {};
  }

  const BundleHeader& header_;
  const BundlePlace& place_;
};

}  // namespace

Result<BundleContents> check_bundle(std::span<std::byte> bytes, const BundlePlace& place) {
  auto& header = *reinterpret_cast<BundleHeader*>(bytes.data());
  if (header.magic != kBundleMagic || !checksum_is_right(header, bytes)) {
    return std::unexpected(
        Error{.code = ErrorCode::kBundleDamaged, .numbers = {place.first_sector}});
  }
  if (place.trust != nullptr && place.trust->digest_of(bytes) != place.trust->header_digest) {
    return std::unexpected(
        Error{.code = ErrorCode::kBundleNotSigned, .numbers = {place.first_sector}});
  }
  if (header.version != kBundleVersion) {
    return std::unexpected(
        Error{.code = ErrorCode::kBundleVersion, .numbers = {header.version, kBundleVersion}});
  }
  return Check(header, place).contents();
}

}  // namespace slipway::loader
