// The kernel's file, in its place in the disk image.
#ifndef SLIPWAY_BOOT_BIOS_KERNEL_ON_DISK_H_
#define SLIPWAY_BOOT_BIOS_KERNEL_ON_DISK_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/bios/disk.h"
#include "boot/bios/disk_layout.h"
#include "boot/loader/file_source.h"

namespace slipway::bios {

// Reads as many sectors at once as the drive gives, and keeps the last ones: the headers and a
// small kernel come with one call, and a sector that two segments share is read once.
class KernelOnDisk final : public loader::FileSource {
 public:
  KernelOnDisk(Disk& disk, const Stage2Header& header)
      : disk_(disk), first_sector_(header.kernel_first_sector), size_(header.kernel_size) {}

  std::uint64_t size() const override { return size_; }
  bool read(std::uint64_t offset, std::span<std::byte> destination) override;

 private:
  bool fill_buffer(std::uint64_t offset);

  Disk& disk_;
  std::uint64_t first_sector_;
  std::uint64_t size_;

  // The part of the file that the disk buffer holds.
  std::uint64_t buffered_start_ = 0;
  std::uint64_t buffered_end_ = 0;
};

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_KERNEL_ON_DISK_H_
