// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/disk/bios_bundle_source.h"

#include <algorithm>
#include <cstring>

#include "boot/bios/layout/low_memory.h"
#include "boot/loader/bundle/bundle_format.h"

namespace slipway::bios {
namespace {

// A command of the DMA engine takes half a millisecond, however little it reads. What is packed is
// therefore read in pieces of this size, if that is no more than one part in 64 of memory: the
// kernel may need all of it.
constexpr std::uint64_t kReadAheadSize = 2 * 1024 * 1024;
constexpr std::uint64_t kShareOfMemory = 64;

static_assert(loader::kMaxBlockSize <= Disk::kMaxSectors * kSectorSize);
static_assert(loader::kMaxBlockSize <= kDiskBufferKeptSize);

constexpr std::uint64_t sectors_for(std::uint64_t size, std::uint64_t sector_size) {
  return (size + sector_size - 1) / sector_size;
}

}  // namespace

// One multiple of 64 KiB, which the DMA of old controllers does not leave.
const BiosBundleSource::Buffer BiosBundleSource::kLowBuffer = {
    reinterpret_cast<std::byte*>(std::uintptr_t{kDiskBufferAddress}), kDiskBufferSize};

BiosBundleSource::BiosBundleSource(BootDrive drive, const loader::BundlePlace& place,
                                   loader::MemoryMap& map)
    : disk_(drive),
      dma_(DmaDisk::find(drive.number)),
      sector_size_(disk_.sector_size()),
      first_sector_(place.first_sector * kSectorSize / sector_size_),
      size_(place.size) {
  if (dma_) {
    take_high_buffer(map);
  }
}

void BiosBundleSource::take_high_buffer(loader::MemoryMap& map) {
  const std::uint64_t size =
      std::min({kReadAheadSize, sectors_for(size_, kSectorSize) * kSectorSize,
                map.largest_usable(DmaDisk::kReachableEnd) / kShareOfMemory}) /
      kSectorSize * kSectorSize;
  if (size <= kDiskBufferSize) {
    return;
  }
  const auto start =
      map.allocate({.size = kDiskBufferKeptSize + size, .end = DmaDisk::kReachableEnd},
                   loader::MemoryType::kLoader);
  if (!start) {
    return;
  }
  buffer_ = {reinterpret_cast<std::byte*>(*start + kDiskBufferKeptSize), size};
}

// What is in memory goes to where the BIOS can add to it: it is part of one block.
void BiosBundleSource::give_up_dma() {
  dma_.reset();
  const std::uint64_t kept = std::min<std::uint64_t>(end_ - start_, kDiskBufferKeptSize);
  std::memmove(kLowBuffer.start - kept, at(end_ - kept), kept);
  start_ = end_ - kept;
  bytes_ = kLowBuffer.start - kept;
  buffer_ = kLowBuffer;
}

std::span<const std::byte> BiosBundleSource::view(std::uint64_t offset, std::uint64_t size,
                                                  std::uint64_t read_ahead_end) {
  const std::uint64_t end = offset + size;
  if (!holds(offset) || end > end_) {
    keep_from(offset);
    while (end_ < end) {
      if (room() == 0) {
        keep_from(offset);  // what is before it, in the first sector of a CD, has taken the room
      }
      if (!add_sectors(std::max(end, read_ahead_end))) {
        return {};
      }
    }
  }
  return {at(offset), size};
}

bool BiosBundleSource::read(std::uint64_t offset, std::span<std::byte> destination) {
  while (!destination.empty()) {
    if (!holds(offset)) {
      const std::size_t whole = destination.size() / kSectorSize * kSectorSize;
      if (whole > 0 && read_directly(offset, destination.first(whole))) {
        offset += whole;
        destination = destination.subspan(whole);
        continue;
      }
      keep_from(offset);
      if (!add_sectors(size_)) {
        return false;
      }
    }
    const std::size_t count = std::min<std::uint64_t>(end_ - offset, destination.size());
    std::memcpy(destination.data(), at(offset), count);
    offset += count;
    destination = destination.subspan(count);
  }
  return true;
}

// Makes room in the buffer: only what is from `offset` on stays, just below.
void BiosBundleSource::keep_from(std::uint64_t offset) {
  if (!holds(offset)) {
    start_ = end_ = offset / sector_size_ * sector_size_;
    bytes_ = buffer_.start;
    return;
  }
  const std::uint64_t kept = end_ - offset;
  std::memmove(buffer_.start - kept, at(offset), kept);
  start_ = offset;
  bytes_ = buffer_.start - kept;
}

// Adds sectors to what is in memory: with one call, as many as fit and are of use before
// `wanted_end`.
bool BiosBundleSource::add_sectors(std::uint64_t wanted_end) {
  if (end_ >= size_) {
    return false;
  }
  const std::uint64_t wanted = sectors_for(std::min(wanted_end, size_) - end_, sector_size_);
  const std::uint64_t sector = first_sector_ + end_ / sector_size_;
  if (dma_) {
    const std::uint64_t count = std::min(wanted, room());
    if (dma_->read(sector, {bytes_ + (end_ - start_), count * sector_size_})) {
      end_ += count * sector_size_;
      return true;
    }
    give_up_dma();
  }
  std::byte* const to = bytes_ + (end_ - start_);
  const std::uint32_t read =
      disk_.read(sector, static_cast<std::uint32_t>(std::min(wanted, room())),
                 static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(to)));
  end_ += read * sector_size_;
  return read > 0;
}

// Sectors that fit behind what is in memory.
std::uint64_t BiosBundleSource::room() const {
  const auto used = static_cast<std::uint64_t>(bytes_ + (end_ - start_) - buffer_.start);
  return (buffer_.size - used) / sector_size_;
}

bool BiosBundleSource::read_directly(std::uint64_t offset, std::span<std::byte> destination) {
  if (!dma_ || offset % kSectorSize != 0 || !DmaDisk::can_reach(destination)) {
    return false;
  }
  if (dma_->read(first_sector_ + offset / kSectorSize, destination)) {
    return true;
  }
  give_up_dma();
  return false;
}

}  // namespace slipway::bios
