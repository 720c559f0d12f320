// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/test_bundle.h"

#include <lz4.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

#include "boot/loader/bundle/bundle_checksum.h"
#include "boot/loader/bundle/bundle_digest.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::loader::testing {

namespace {

std::vector<std::byte> packed(std::span<const std::byte> contents) {
  std::vector<std::byte> result(
      static_cast<std::size_t>(LZ4_compressBound(static_cast<int>(contents.size()))));
  result.resize(static_cast<std::size_t>(LZ4_compress_default(
      reinterpret_cast<const char*>(contents.data()), reinterpret_cast<char*>(result.data()),
      static_cast<int>(contents.size()), static_cast<int>(result.size()))));
  return result;
}

template <typename Record>
std::uint32_t append(std::vector<std::byte>& bytes, std::span<const Record> records) {
  const std::size_t offset = bytes.size();
  const auto raw = std::as_bytes(records);
  bytes.insert(bytes.end(), raw.begin(), raw.end());
  return static_cast<std::uint32_t>(offset);
}

void align_to_sector(std::vector<std::byte>& bytes) {
  bytes.resize((bytes.size() + machine::kSectorSize - 1) / machine::kSectorSize *
               machine::kSectorSize);
}

void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

}  // namespace

std::vector<std::byte> random_bytes(std::size_t size, std::uint32_t seed) {
  std::mt19937 generator(seed);
  std::vector<std::byte> bytes(size);
  std::ranges::generate(bytes, [&] { return static_cast<std::byte>(generator()); });
  return bytes;
}

std::vector<std::byte> regular_bytes(std::size_t size) {
  std::vector<std::byte> bytes(size);
  for (std::size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<std::byte>(i / 8 % 64);
  }
  return bytes;
}

void TestBundle::add(std::vector<std::byte> bytes, Compression compression) {
  auto stored = compression == Compression::kLz4 ? packed(bytes) : bytes;
  files_.back().blocks.push_back({compression, std::move(bytes), std::move(stored)});
}

std::vector<std::byte> TestBundle::contents(std::size_t file) const {
  std::vector<std::byte> result;
  for (const Block& block : files_[file].blocks) {
    result.insert(result.end(), block.contents.begin(), block.contents.end());
  }
  return result;
}

std::vector<std::byte> TestBundle::bytes() const {
  BundleHeader header = {};
  header.magic = kBundleMagic;
  header.version = kBundleVersion;
  header.file_count = static_cast<std::uint32_t>(files_.size());
  header.protocol = kProtocol;
  std::vector<BundleFile> files;
  for (const File& file : files_) {
    BundleFile& entry = files.emplace_back();
    entry.first_block = header.block_count;
    entry.block_count = static_cast<std::uint32_t>(file.blocks.size());
    entry.name_size = static_cast<std::uint32_t>(file.name.size());
    entry.path_size = static_cast<std::uint32_t>(file.path.size());
    entry.string_size = static_cast<std::uint32_t>(file.string.size());
    header.block_count += entry.block_count;
    for (const Block& block : file.blocks) {
      entry.size += block.contents.size();
    }
  }
  std::vector<BundleBlock> blocks(header.block_count);

  std::vector<std::byte> bytes(sizeof(header) + files.size() * sizeof(BundleFile) +
                               blocks.size() * sizeof(BundleBlock));
  const auto add_string = [&bytes](const std::string& text) {
    return append(bytes, std::span<const char>(text.c_str(), text.size() + 1));
  };
  header.request_offset = append(bytes, std::span<const char>(request));
  header.request_size = static_cast<std::uint32_t>(request.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    files[i].name_offset = add_string(files_[i].name);
    add_string(files_[i].path);
    add_string(files_[i].string);
  }
  header.command_line_offset = add_string(command_line);
  header.command_line_size = static_cast<std::uint32_t>(command_line.size());
  header.header_size = static_cast<std::uint32_t>(bytes.size());
  align_to_sector(bytes);

  auto next = blocks.begin();
  for (const File& file : files_) {
    for (const Block& block : file.blocks) {
      const std::size_t offset_in_sector = bytes.size() % machine::kSectorSize;
      if (block.compression == Compression::kNone ||
          offset_in_sector + block.stored.size() > kMaxBlockSize) {
        align_to_sector(bytes);
      }
      *next++ = {.stored_offset = append(bytes, std::span<const std::byte>(block.stored)),
                 .stored_size = static_cast<std::uint32_t>(block.stored.size()),
                 .size = static_cast<std::uint32_t>(block.contents.size()),
                 .compression = block.compression,
                 .reserved = 0,
                 .checksum = bundle_checksum(block.stored),
                 .digest = bundle_digest(block.stored)};
    }
  }
  header.bundle_size = bytes.size();
  std::memcpy(bytes.data(), &header, sizeof(header));
  std::ranges::copy(files, &file_of(bytes, 0));
  std::ranges::copy(blocks, &block_of(bytes, 0));
  seal(bytes);
  return bytes;
}

BundlePlace place_of(std::span<const std::byte> bundle) {
  BundleHeader header;
  std::memcpy(static_cast<void*>(&header), bundle.data(), sizeof(header));
  return {.first_sector = TestBundle::kFirstSector,
          .size = header.bundle_size,
          .header_size = header.header_size};
}

BundleTrust trust_in(std::span<const std::byte> bundle) {
  return {.header_digest = bundle_digest(bundle.first(place_of(bundle).header_size)),
          .digest_of = bundle_digest};
}

BundleHeader& header_of(std::span<std::byte> bundle) {
  return *reinterpret_cast<BundleHeader*>(bundle.data());
}

BundleFile& file_of(std::span<std::byte> bundle, std::size_t index) {
  return reinterpret_cast<BundleFile*>(&header_of(bundle) + 1)[index];
}

BundleBlock& block_of(std::span<std::byte> bundle, std::size_t index) {
  return reinterpret_cast<BundleBlock*>(&file_of(bundle, header_of(bundle).file_count))[index];
}

void seal(std::span<std::byte> bundle) {
  BundleHeader& header = header_of(bundle);
  header.checksum = 0;
  header.checksum =
      bundle_checksum(bundle.first(std::min<std::size_t>(header.header_size, bundle.size())));
}

std::span<const std::byte> TestDisk::view(std::uint64_t offset, std::uint64_t size,
                                          std::uint64_t read_ahead_end) {
  require(size <= kMaxBlockSize, "the loader wants to view more than a block");
  require(offset % machine::kSectorSize + size <= kMaxBlockSize,
          "the loader wants to view more than 127 sectors");
  require(offset + size <= read_ahead_end, "the end of what may be read is before the block's");
  viewed_ = {};
  if (next_call_fails() || offset > bundle_.size() || size > bundle_.size() - offset) {
    return {};
  }
  const auto bytes = bundle_.subspan(offset, size);
  viewed_.assign(bytes.begin(), bytes.end());
  return viewed_;
}

bool TestDisk::read(std::uint64_t offset, std::span<std::byte> destination) {
  require(offset % machine::kSectorSize == 0, "the loader reads from the middle of a sector");
  require(!destination.empty(), "the loader asked for no bytes");
  viewed_ = {};
  if (next_call_fails() || offset > bundle_.size() ||
      destination.size() > bundle_.size() - offset) {
    return false;
  }
  std::ranges::copy(bundle_.subspan(offset, destination.size()), destination.begin());
  return true;
}

}  // namespace slipway::loader::testing
