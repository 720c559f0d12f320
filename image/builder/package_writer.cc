#include "image/builder/package_writer.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <set>

#include "boot/loader/package_checksum.h"
#include "boot/loader/package_format.h"
#include "image/builder/block_packer.h"

namespace slipway::image {
namespace {

using loader::Compression;
using loader::PackageBlock;
using loader::PackageFile;
using loader::PackageHeader;

constexpr std::size_t align_up(std::size_t offset, std::size_t alignment) {
  return (offset + alignment - 1) / alignment * alignment;
}

std::vector<std::span<const std::byte>> cut_into_blocks(const PackagedPart& file) {
  std::set<std::uint64_t> starts(file.cuts.begin(), file.cuts.end());
  starts.insert(0);
  starts.erase(starts.lower_bound(file.bytes.size()), starts.end());
  starts.insert(file.bytes.size());

  std::vector<std::span<const std::byte>> blocks;
  for (auto start = starts.begin(); std::next(start) != starts.end(); ++start) {
    auto piece = file.bytes.first(*std::next(start)).subspan(*start);
    while (!piece.empty()) {
      blocks.push_back(piece.first(std::min<std::size_t>(piece.size(), loader::kMaxBlockSize)));
      piece = piece.subspan(blocks.back().size());
    }
  }
  return blocks;
}

class Writer {
 public:
  explicit Writer(const PackageParts& parts) {
    header_.magic = loader::kPackageMagic;
    header_.version = loader::kPackageVersion;
    header_.file_count = static_cast<std::uint32_t>(parts.files.size());
    header_.request = parts.request;
    for (const auto& file : parts.files) add_file(file);
    header_.block_count = static_cast<std::uint32_t>(blocks_.size());
    add_strings(parts);
  }

  Bytes package() {
    header_.header_size = static_cast<std::uint32_t>(strings_start() + strings_.size());
    const std::size_t contents_start = align_up(header_.header_size, loader::kPackageSectorSize);
    for (auto& block : blocks_) block.stored_offset += contents_start;
    header_.package_size = contents_start + contents_.size();

    Bytes package(header_.package_size);
    put(package, 0, std::span(&header_, 1));
    put(package, sizeof header_, std::span<const PackageFile>(files_));
    put(package, blocks_start(), std::span<const PackageBlock>(blocks_));
    put(package, strings_start(), std::span<const char>(strings_));
    put(package, contents_start, std::span<const std::byte>(contents_));
    const std::uint64_t checksum =
        loader::package_checksum(std::span(package).first(header_.header_size));
    put(package, offsetof(PackageHeader, checksum), std::span(&checksum, 1));
    return package;
  }

 private:
  std::size_t blocks_start() const { return sizeof header_ + files_.size() * sizeof(PackageFile); }
  std::size_t strings_start() const {
    return blocks_start() + blocks_.size() * sizeof(PackageBlock);
  }

  template <typename Record>
  static void put(Bytes& package, std::size_t offset, std::span<const Record> records) {
    std::ranges::copy(std::as_bytes(records),
                      package.begin() + static_cast<std::ptrdiff_t>(offset));
  }
  template <typename Record>
  static void put(Bytes& package, std::size_t offset, std::span<Record> records) {
    put(package, offset, std::span<const Record>(records));
  }

  void add_file(const PackagedPart& part) {
    auto& file = files_.emplace_back();
    file.size = part.bytes.size();
    file.first_block = static_cast<std::uint32_t>(blocks_.size());
    for (const auto block : cut_into_blocks(part)) add_block(block);
    file.block_count = static_cast<std::uint32_t>(blocks_.size()) - file.first_block;
  }

  // Offsets count from the contents' start until package() knows where that is.
  void add_block(std::span<const std::byte> bytes) {
    const StoredBlock stored = pack_block(bytes);
    const bool raw = stored.compression == Compression::kNone;
    if (raw) contents_.resize(align_up(contents_.size(), loader::kPackageSectorSize));
    blocks_.push_back({.stored_offset = contents_.size(),
                       .stored_size = static_cast<std::uint32_t>(stored.bytes.size()),
                       .size = static_cast<std::uint32_t>(bytes.size()),
                       .compression = stored.compression,
                       .reserved = 0,
                       .checksum = loader::package_checksum(stored.bytes)});
    contents_.insert(contents_.end(), stored.bytes.begin(), stored.bytes.end());
  }

  void add_strings(const PackageParts& parts) {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      files_[i].name_size = static_cast<std::uint32_t>(parts.files[i].name.size());
      files_[i].name_offset = add_string(parts.files[i].name);
    }
    header_.command_line_size = static_cast<std::uint32_t>(parts.command_line.size());
    header_.command_line_offset = add_string(parts.command_line);
  }

  std::uint32_t add_string(const std::string& text) {
    const auto offset = static_cast<std::uint32_t>(strings_start() + strings_.size());
    strings_ += text;
    strings_ += '\0';
    return offset;
  }

  PackageHeader header_ = {};
  std::vector<PackageFile> files_;
  std::vector<PackageBlock> blocks_;
  std::string strings_;
  Bytes contents_;
};

}  // namespace

Bytes write_package(const PackageParts& parts) {
  return Writer(parts).package();
}

}  // namespace slipway::image
