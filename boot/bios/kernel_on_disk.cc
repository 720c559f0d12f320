#include "boot/bios/kernel_on_disk.h"

#include <algorithm>
#include <cstring>

namespace slipway::bios {

bool KernelOnDisk::fill_buffer(std::uint64_t offset) {
  const std::uint64_t sector = offset / kSectorSize;
  const std::uint64_t sectors_left = (size_ + kSectorSize - 1) / kSectorSize - sector;
  const auto wanted =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(sectors_left, Disk::kMaxSectors));
  const std::uint32_t read = disk_.read_to_buffer(first_sector_ + sector, wanted);
  buffered_start_ = sector * kSectorSize;
  buffered_end_ = buffered_start_ + std::uint64_t{read} * kSectorSize;
  return read > 0;
}

bool KernelOnDisk::read(std::uint64_t offset, std::span<std::byte> destination) {
  while (!destination.empty()) {
    if (offset < buffered_start_ || offset >= buffered_end_) {
      if (!fill_buffer(offset)) return false;
    }
    const std::size_t count = std::min<std::uint64_t>(buffered_end_ - offset, destination.size());
    std::memcpy(destination.data(), Disk::buffer().data() + (offset - buffered_start_), count);
    offset += count;
    destination = destination.subspan(count);
  }
  return true;
}

}  // namespace slipway::bios
