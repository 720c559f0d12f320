// SPDX-License-Identifier: Apache-2.0
// A disk of a firmware's, for tests on the host.
#ifndef SLIPWAY_BOOT_UEFI_TESTING_FAKE_DISK_H_
#define SLIPWAY_BOOT_UEFI_TESTING_FAKE_DISK_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "boot/uefi/efi/block_io.h"

namespace slipway::uefi::testing {

// As strict as the specification lets a firmware be: whole blocks, aligned buffers, within the
// medium; all else fails.
class FakeDisk {
 public:
  FakeDisk(std::vector<std::byte> contents, std::uint32_t block_size, std::uint32_t io_align)
      : contents_(std::move(contents)) {
    contents_.resize((contents_.size() + block_size - 1) / block_size * block_size);
    media_ = {.media_id = 7,
              .removable = false,
              .present = true,
              .logical_partition = false,
              .read_only = false,
              .write_caching = false,
              .block_size = block_size,
              .io_align = io_align,
              .last_block = contents_.size() / block_size - 1};
    io_ = {.disk = this, .protocol = {}};
    io_.protocol.media = &media_;
    io_.protocol.read_blocks = read_blocks;
  }
  FakeDisk(const FakeDisk&) = delete;
  FakeDisk& operator=(const FakeDisk&) = delete;

  efi::BlockIo& blocks() { return io_.protocol; }
  int reads() const { return reads_; }
  void fail_from_now_on() { fails_ = true; }

 private:
  struct Io {
    FakeDisk* disk;
    efi::BlockIo protocol;
  };

  __attribute__((ms_abi)) static efi::Status read_blocks(efi::BlockIo* self, std::uint32_t media_id,
                                                         efi::Lba first, std::uint64_t size,
                                                         void* buffer) {
    auto* const io =
        reinterpret_cast<Io*>(reinterpret_cast<std::byte*>(self) - offsetof(Io, protocol));
    FakeDisk& disk = *io->disk;
    ++disk.reads_;
    if (disk.fails_) {
      return efi::Status::kDeviceError;
    }
    if (media_id != disk.media_.media_id) {
      return efi::Status::kMediaChanged;
    }
    const std::uint64_t start = first * disk.media_.block_size;
    if (size % disk.media_.block_size != 0 || size > disk.contents_.size() ||
        start > disk.contents_.size() - size ||
        (disk.media_.io_align > 1 &&
         reinterpret_cast<std::uintptr_t>(buffer) % disk.media_.io_align != 0)) {
      return efi::Status::kInvalidParameter;
    }
    std::memcpy(buffer, disk.contents_.data() + start, size);
    return efi::Status::kSuccess;
  }

  std::vector<std::byte> contents_;
  efi::BlockIoMedia media_;
  Io io_;
  int reads_ = 0;
  bool fails_ = false;
};

}  // namespace slipway::uefi::testing

#endif  // SLIPWAY_BOOT_UEFI_TESTING_FAKE_DISK_H_
