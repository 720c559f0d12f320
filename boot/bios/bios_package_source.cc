#include "boot/bios/bios_package_source.h"

#include <algorithm>
#include <cstring>

#include "boot/bios/low_memory.h"
#include "boot/loader/package_format.h"

namespace slipway::bios {
namespace {

// Where sectors arrive: in one multiple of 64 KiB, which the DMA of old controllers does not leave.
std::byte* const kBuffer = reinterpret_cast<std::byte*>(std::uintptr_t{kDiskBufferAddress});
constexpr std::uint32_t kBufferSectors = kDiskBufferSize / kSectorSize;

static_assert(loader::kMaxBlockSize <= Disk::kMaxSectors * kSectorSize);
static_assert(loader::kMaxBlockSize <= kDiskBufferKeptSize);

constexpr std::uint64_t sectors_for(std::uint64_t size) {
  return (size + kSectorSize - 1) / kSectorSize;
}

}  // namespace

std::span<const std::byte> BiosPackageSource::view(std::uint64_t offset, std::uint64_t size,
                                                   std::uint64_t read_ahead_end) {
  const std::uint64_t end = offset + size;
  if (!holds(offset) || end > end_) {
    keep_from(offset);
    while (end_ < end) {
      if (!add_sectors(std::max(end, read_ahead_end))) return {};
    }
  }
  return {at(offset), size};
}

bool BiosPackageSource::read(std::uint64_t offset, std::span<std::byte> destination) {
  while (!destination.empty()) {
    if (!holds(offset)) {
      const std::size_t whole = destination.size() / kSectorSize * kSectorSize;
      if (whole > 0 && read_directly(offset, destination.first(whole))) {
        offset += whole;
        destination = destination.subspan(whole);
        continue;
      }
      keep_from(offset);
      if (!add_sectors(size_)) return false;
    }
    const std::size_t count = std::min<std::uint64_t>(end_ - offset, destination.size());
    std::memcpy(destination.data(), at(offset), count);
    offset += count;
    destination = destination.subspan(count);
  }
  return true;
}

// Makes room in the buffer: only what is from `offset` on stays, just below.
void BiosPackageSource::keep_from(std::uint64_t offset) {
  if (!holds(offset)) {
    start_ = end_ = offset / kSectorSize * kSectorSize;
    buffer_ = kBuffer;
    return;
  }
  const std::uint64_t kept = end_ - offset;
  std::memmove(kBuffer - kept, at(offset), kept);
  start_ = offset;
  buffer_ = kBuffer - kept;
}

// Adds sectors to what is in memory: with one call, as many as fit and are of use before
// `wanted_end`.
bool BiosPackageSource::add_sectors(std::uint64_t wanted_end) {
  if (end_ >= size_) return false;
  std::byte* const to = buffer_ + (end_ - start_);
  const std::uint64_t room =
      kBufferSectors - static_cast<std::uint64_t>(to - kBuffer) / kSectorSize;
  const std::uint64_t wanted = sectors_for(std::min(wanted_end, size_) - end_);
  const std::uint32_t read = read_sectors(first_sector_ + end_ / kSectorSize,
                                          static_cast<std::uint32_t>(std::min(wanted, room)), to);
  end_ += std::uint64_t{read} * kSectorSize;
  return read > 0;
}

std::uint32_t BiosPackageSource::read_sectors(std::uint64_t first_sector, std::uint32_t count,
                                              std::byte* to) {
  if (dma_) {
    if (dma_->read(first_sector, {to, std::size_t{count} * kSectorSize})) return count;
    dma_.reset();
  }
  return disk_.read(first_sector, count,
                    static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(to)));
}

bool BiosPackageSource::read_directly(std::uint64_t offset, std::span<std::byte> destination) {
  if (!dma_ || offset % kSectorSize != 0 || !DmaDisk::can_reach(destination)) return false;
  if (dma_->read(first_sector_ + offset / kSectorSize, destination)) return true;
  dma_.reset();
  return false;
}

}  // namespace slipway::bios
