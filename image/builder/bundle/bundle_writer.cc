// SPDX-License-Identifier: Apache-2.0
#include "image/builder/bundle/bundle_writer.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <set>
#include <utility>

#include "boot/loader/bundle/bundle_checksum.h"
#include "boot/loader/bundle/bundle_digest.h"
#include "boot/loader/bundle/bundle_format.h"
#include "image/builder/bundle/block_packer.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::image {
namespace {

using loader::BundleBlock;
using loader::BundleFile;
using loader::BundleHeader;
using loader::Compression;

using Block = std::span<const std::byte>;

std::vector<Block> cut_into_blocks(const BundledPart& file) {
  std::set<std::uint64_t> starts(file.cuts.begin(), file.cuts.end());
  starts.insert(0);
  starts.erase(starts.lower_bound(file.bytes.size()), starts.end());
  starts.insert(file.bytes.size());

  std::vector<Block> blocks;
  for (auto start = starts.begin(); std::next(start) != starts.end(); ++start) {
    auto piece = file.bytes.first(*std::next(start)).subspan(*start);
    while (!piece.empty()) {
      blocks.push_back(piece.first(std::min<std::size_t>(piece.size(), loader::kMaxBlockSize)));
      piece = piece.subspan(blocks.back().size());
    }
  }
  return blocks;
}

// How large the header is depends on the number of blocks, not on how they are stored: the blocks
// can be written first, behind the room for it.
class Writer {
 public:
  explicit Writer(const BundleParts& parts) : parts_(parts) {
    header_.magic = loader::kBundleMagic;
    header_.version = loader::kBundleVersion;
    header_.protocol = parts.protocol;
    for (const auto& file : parts.files) {
      add_file(file);
    }
    header_.request_offset = static_cast<std::uint32_t>(request_start());
    header_.request_size = static_cast<std::uint32_t>(parts.request.size());
    add_strings();
    header_.file_count = static_cast<std::uint32_t>(files_.size());
    header_.block_count = static_cast<std::uint32_t>(contents_.size());
    header_.header_size = static_cast<std::uint32_t>(strings_start() + strings_.size());
  }

  host::Bytes bundle() {
    bundle_.reserve(largest_size());
    bundle_.resize(header_.header_size);
    align_to_sector();
    for (const Block block : contents_) {
      blocks_.push_back(write_block(block));
    }
    header_.bundle_size = bundle_.size();
    put(0, std::span(&header_, 1));
    put(sizeof header_, std::span(files_));
    put(blocks_start(), std::span(blocks_));
    put(request_start(), parts_.request);
    put(strings_start(), std::span(strings_));
    const std::uint64_t checksum =
        loader::bundle_checksum(std::span(bundle_).first(header_.header_size));
    put(offsetof(BundleHeader, checksum), std::span(&checksum, 1));
    return std::move(bundle_);
  }

 private:
  std::size_t blocks_start() const { return sizeof header_ + files_.size() * sizeof(BundleFile); }
  std::size_t request_start() const {
    return blocks_start() + contents_.size() * sizeof(BundleBlock);
  }
  std::size_t strings_start() const { return request_start() + parts_.request.size(); }

  // If nothing can be packed.
  std::size_t largest_size() const {
    std::size_t size = header_.header_size + machine::kSectorSize;
    for (const Block block : contents_) {
      size += block.size() + machine::kSectorSize;
    }
    return size;
  }

  void add_file(const BundledPart& part) {
    const auto blocks = cut_into_blocks(part);
    auto& file = files_.emplace_back();
    file.size = part.bytes.size();
    file.first_block = static_cast<std::uint32_t>(contents_.size());
    file.block_count = static_cast<std::uint32_t>(blocks.size());
    contents_.insert(contents_.end(), blocks.begin(), blocks.end());
  }

  void add_strings() {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      files_[i].name_offset = static_cast<std::uint32_t>(strings_start() + strings_.size());
      files_[i].name_size = add_string(parts_.files[i].name);
      files_[i].path_size = add_string(parts_.files[i].path);
      files_[i].string_size = add_string(parts_.files[i].string);
    }
    header_.command_line_offset = static_cast<std::uint32_t>(strings_start() + strings_.size());
    header_.command_line_size = add_string(parts_.command_line);
  }

  // Its size, without the zero.
  std::uint32_t add_string(const std::string& text) {
    strings_ += text;
    strings_ += '\0';
    return static_cast<std::uint32_t>(text.size());
  }

  BundleBlock write_block(Block bytes) {
    const StoredBlock stored = pack_block(bytes);
    if (stored.compression == Compression::kNone) {
      align_to_sector();
    }
    const std::uint64_t offset = bundle_.size();
    bundle_.insert(bundle_.end(), stored.bytes.begin(), stored.bytes.end());
    return {.stored_offset = offset,
            .stored_size = static_cast<std::uint32_t>(stored.bytes.size()),
            .size = static_cast<std::uint32_t>(bytes.size()),
            .compression = stored.compression,
            .reserved = 0,
            .checksum = loader::bundle_checksum(stored.bytes),
            .digest = loader::bundle_digest(stored.bytes)};
  }

  void align_to_sector() {
    constexpr std::size_t sector = machine::kSectorSize;
    bundle_.resize((bundle_.size() + sector - 1) / sector * sector);
  }

  template <typename Records>
  void put(std::size_t offset, const Records& records) {
    std::ranges::copy(std::as_bytes(records),
                      bundle_.begin() + static_cast<std::ptrdiff_t>(offset));
  }

  const BundleParts& parts_;
  BundleHeader header_ = {};
  std::vector<BundleFile> files_;
  std::vector<Block> contents_;
  std::vector<BundleBlock> blocks_;
  std::string strings_;
  host::Bytes bundle_;
};

}  // namespace

host::Bytes write_bundle(const BundleParts& parts) {
  return Writer(parts).bundle();
}

}  // namespace slipway::image
