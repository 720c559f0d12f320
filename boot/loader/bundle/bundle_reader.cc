// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundle_reader.h"

#include <algorithm>

#include "boot/loader/bundle/bundle_checksum.h"
#include "boot/loader/bundle/bundle_unpack.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::loader {

namespace {

std::uint64_t stored_end(const BundleBlock& block) {
  return block.stored_offset + block.stored_size;
}

// What is read at once: enough for a disk to be as fast as it can, and little enough to be still in
// the processor's cache when it is checked.
constexpr std::uint64_t kMaxRunSize = 64 * std::uint64_t{kMaxBlockSize};

// How many of the first blocks lie on the disk as they are in the file, one right behind the other.
std::size_t count_run(std::span<const BundleBlock> blocks, std::uint64_t room) {
  std::size_t count = 0;
  std::uint64_t size = 0;
  std::uint64_t next_offset = blocks.front().stored_offset;
  for (const BundleBlock& block : blocks) {
    size += block.size;
    if (block.compression != Compression::kNone || block.stored_offset != next_offset ||
        size > room) {
      break;
    }
    next_offset = stored_end(block);
    ++count;
  }
  return count;
}

}  // namespace

Result<std::size_t> BundleReader::read_whole(std::span<const BundleBlock> blocks,
                                             std::span<std::byte> destination) {
  const BundleBlock& first = blocks.front();
  if (first.compression == Compression::kNone) {
    return read_raw(blocks, destination);
  }
  return view_stored(first)
      .and_then([&](std::span<const std::byte> stored) {
        return unpack(first, stored, destination.first(first.size));
      })
      .transform([&] { return std::size_t{first.size}; });
}

Result<std::size_t> BundleReader::read_raw(std::span<const BundleBlock> blocks,
                                           std::span<std::byte> destination) {
  const std::uint64_t room = std::min<std::uint64_t>(destination.size(), kMaxRunSize);
  const auto run = blocks.first(count_run(blocks, room));
  const std::uint64_t offset = run.front().stored_offset;
  const auto bytes = destination.first(stored_end(run.back()) - offset);
  if (!source_.read(offset, bytes)) {
    return read_failed(offset, bytes.size());
  }
  for (const BundleBlock& block : run) {
    const auto stored = bytes.subspan(block.stored_offset - offset, block.stored_size);
    if (auto verified = verify(block, stored); !verified) {
      return std::unexpected(verified.error());
    }
  }
  return bytes.size();
}

Result<std::span<const std::byte>> BundleReader::view(const BundleBlock& block) {
  if (block.compression == Compression::kNone) {
    return view_stored(block);
  }
  const auto bytes = bounce_.first(block.size);
  if (bounced_ != &block) {
    bounced_ = nullptr;
    const auto unpacked = view_stored(block).and_then(
        [&](std::span<const std::byte> stored) { return unpack(block, stored, bytes); });
    if (!unpacked) {
      return std::unexpected(unpacked.error());
    }
    bounced_ = &block;
  }
  return bytes;
}

Result<std::span<const std::byte>> BundleReader::view_stored(const BundleBlock& block) {
  const auto stored = source_.view(block.stored_offset, block.stored_size, place_.size);
  if (stored.size() != block.stored_size) {
    return read_failed(block.stored_offset, block.stored_size);
  }
  return verify(block, stored).transform([&] { return stored; });
}

Result<void> BundleReader::verify(const BundleBlock& block,
                                  std::span<const std::byte> stored) const {
  if (bundle_checksum(stored) != block.checksum) {
    return std::unexpected(Error{.code = ErrorCode::kDamaged, .numbers = {sector_of(block)}});
  }
  if (place_.trust != nullptr && place_.trust->digest_of(stored) != block.digest) {
    return std::unexpected(Error{.code = ErrorCode::kNotSigned, .numbers = {sector_of(block)}});
  }
  return {};
}

Result<void> BundleReader::unpack(const BundleBlock& block, std::span<const std::byte> stored,
                                  std::span<std::byte> destination) const {
  if (!unpack_block(stored, destination)) {
    return std::unexpected(
        Error{.code = ErrorCode::kNotUnpacked, .numbers = {sector_of(block), block.size}});
  }
  return {};
}

std::uint64_t BundleReader::sector_of(const BundleBlock& block) const {
  return place_.first_sector + block.stored_offset / machine::kSectorSize;
}

std::unexpected<Error> BundleReader::read_failed(std::uint64_t offset, std::uint64_t size) const {
  return std::unexpected(
      Error{.code = ErrorCode::kReadFailed,
            .numbers = {place_.first_sector + offset / machine::kSectorSize, size}});
}

}  // namespace slipway::loader
