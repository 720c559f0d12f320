// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/disk/uefi_bundle_source.h"

#include <algorithm>
#include <cstring>

namespace slipway::uefi {
namespace {

constexpr std::uint64_t round_down(std::uint64_t value, std::uint64_t unit) {
  return value / unit * unit;
}

constexpr std::uint64_t round_up(std::uint64_t value, std::uint64_t unit) {
  return round_down(value + unit - 1, unit);
}

}  // namespace

std::span<const std::byte> UefiBundleSource::view(std::uint64_t offset, std::uint64_t size,
                                                  std::uint64_t read_ahead_end) {
  if (size > bundle_.size || offset > bundle_.size - size) {
    return {};
  }
  const std::uint64_t end = offset + size;
  if (held(offset).size() < size && !fill_window(offset, std::max(end, read_ahead_end))) {
    return {};
  }
  const auto bytes = held(offset);
  return bytes.size() < size ? std::span<const std::byte>() : bytes.first(size);
}

bool UefiBundleSource::read(std::uint64_t offset, std::span<std::byte> destination) {
  while (!destination.empty()) {
    const std::uint64_t whole = round_down(destination.size(), block_size());
    std::uint64_t count = std::min<std::uint64_t>(held(offset).size(), destination.size());
    if (count > 0) {
      std::memcpy(destination.data(), held(offset).data(), count);
    } else if (whole > 0 && offset % block_size() == 0 && can_read_to(destination.data())) {
      if (!read_blocks(offset, destination.first(whole))) {
        return false;
      }
      count = whole;
    } else if (!fill_window(offset, bundle_.size)) {
      return false;
    }
    offset += count;
    destination = destination.subspan(count);
  }
  return true;
}

bool UefiBundleSource::can_read_to(const std::byte* address) const {
  const std::uint64_t alignment = std::max<std::uint32_t>(blocks_.media->io_align, 1);
  return reinterpret_cast<std::uintptr_t>(address) % alignment == 0;
}

// The medium's whole blocks around [offset, end), as many as there is room for.
bool UefiBundleSource::fill_window(std::uint64_t offset, std::uint64_t end) {
  const std::uint64_t start = round_down(offset, block_size());
  const std::uint64_t wanted = round_up(std::min(end, bundle_.size), block_size());
  held_end_ = 0;
  if (offset >= wanted) {
    return false;
  }
  const std::uint64_t size = std::min(wanted - start, round_down(window_.size(), block_size()));
  if (!read_blocks(start, window_.first(size))) {
    return false;
  }
  held_start_ = start;
  held_end_ = start + size;
  return true;
}

bool UefiBundleSource::read_blocks(std::uint64_t offset, std::span<std::byte> destination) {
  const efi::BlockIoMedia& media = *blocks_.media;
  const efi::Lba first = (bundle_.offset + offset) / media.block_size;
  return !failed(
      blocks_.read_blocks(&blocks_, media.media_id, first, destination.size(), destination.data()));
}

// What the window holds from `offset` on.
std::span<const std::byte> UefiBundleSource::held(std::uint64_t offset) const {
  if (offset < held_start_ || offset >= held_end_) {
    return {};
  }
  return window_.subspan(offset - held_start_, held_end_ - offset);
}

}  // namespace slipway::uefi
