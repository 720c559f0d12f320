#include "boot/loader/package/package_check.h"

#include <utility>

#include "boot/loader/package/package_checksum.h"

namespace slipway::loader {

namespace {

// The checksum was made with 0 in the place where it is now.
bool checksum_is_right(PackageHeader& header, std::span<const std::byte> bytes) {
  const std::uint64_t expected = std::exchange(header.checksum, 0);
  const bool right = package_checksum(bytes) == expected;
  header.checksum = expected;
  return right;
}

// One after the other, each of these finds the first fault of its kind.
class Check {
 public:
  Check(const PackageHeader& header, const PackagePlace& place) : header_(header), place_(place) {}

  Result<PackageContents> contents() const {
    if (header_.header_size != place_.header_size || header_.package_size != place_.size ||
        header_.header_size > header_.package_size) {
      return package_fault(place_, PackageFault::kSizes);
    }
    const std::uint64_t tables_size = sizeof(PackageHeader) +
                                      std::uint64_t{header_.file_count} * sizeof(PackageFile) +
                                      std::uint64_t{header_.block_count} * sizeof(PackageBlock);
    if (header_.file_count == 0 || tables_size > header_.header_size) {
      return package_fault(place_, PackageFault::kTables);
    }
    const auto* const files = reinterpret_cast<const PackageFile*>(&header_ + 1);
    const auto* const blocks = reinterpret_cast<const PackageBlock*>(files + header_.file_count);
    const PackageContents contents = {.header = &header_,
                                      .files = {files, header_.file_count},
                                      .blocks = {blocks, header_.block_count},
                                      .start = reinterpret_cast<const char*>(&header_)};
    if (!is_string(header_.command_line_offset, header_.command_line_size)) {
      return package_fault(place_, PackageFault::kCommandLine);
    }
    return check_blocks(contents.blocks)
        .and_then([&] { return check_files(contents); })
        .transform([&] { return contents; });
  }

 private:
  // A string and the zero behind it, in the header.
  bool is_string(std::uint32_t offset, std::uint32_t size) const {
    const std::uint64_t end = std::uint64_t{offset} + size;
    return end < header_.header_size && reinterpret_cast<const char*>(&header_)[end] == '\0';
  }

  Result<void> check_files(const PackageContents& contents) const {
    std::uint64_t next_block = 0;
    for (const PackageFile& file : contents.files) {
      if (!is_string(file.name_offset, file.name_size)) {
        return package_fault(place_, PackageFault::kFileName);
      }
      if (file.first_block != next_block || file.block_count > header_.block_count - next_block) {
        return package_fault(place_, PackageFault::kFileBlocks);
      }
      next_block += file.block_count;
      std::uint64_t size = 0;
      for (const PackageBlock& block : contents.blocks_of(file)) {
        size += block.size;
      }
      if (size != file.size) {
        return package_fault(place_, PackageFault::kFileSize);
      }
    }
    return {};
  }

  // Each lies behind the one before.
  Result<void> check_blocks(std::span<const PackageBlock> blocks) const {
    std::uint64_t end = header_.header_size;
    for (const PackageBlock& block : blocks) {
      const bool raw = block.compression == Compression::kNone;
      if (block.size == 0 || block.size > kMaxBlockSize || block.stored_size == 0 ||
          block.stored_size > kMaxBlockSize || (raw && block.stored_size != block.size) ||
          (!raw && block.compression != Compression::kLz4)) {
        return package_fault(place_, PackageFault::kBlockSize);
      }
      if (block.stored_offset < end || block.stored_offset > header_.package_size ||
          block.stored_size > header_.package_size - block.stored_offset ||
          block.stored_offset % kPackageSectorSize + block.stored_size > kMaxBlockSize ||
          (raw && block.stored_offset % kPackageSectorSize != 0)) {
        return package_fault(place_, PackageFault::kBlockPlace);
      }
      end = block.stored_offset + block.stored_size;
    }
    return {};
  }

  const PackageHeader& header_;
  const PackagePlace& place_;
};

}  // namespace

Result<PackageContents> check_package(std::span<std::byte> bytes, const PackagePlace& place) {
  auto& header = *reinterpret_cast<PackageHeader*>(bytes.data());
  if (header.magic != kPackageMagic || !checksum_is_right(header, bytes)) {
    return std::unexpected(
        Error{.code = ErrorCode::kPackageDamaged, .numbers = {place.first_sector}});
  }
  if (header.version != kPackageVersion) {
    return std::unexpected(
        Error{.code = ErrorCode::kPackageVersion, .numbers = {header.version, kPackageVersion}});
  }
  return Check(header, place).contents();
}

}  // namespace slipway::loader
