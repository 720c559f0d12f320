// SPDX-License-Identifier: Apache-2.0
// Disks and their partitions, in blocks (UEFI 2.10, 13.9 "EFI Block I/O Protocol").
#ifndef SLIPWAY_BOOT_UEFI_EFI_BLOCK_IO_H_
#define SLIPWAY_BOOT_UEFI_EFI_BLOCK_IO_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"

namespace slipway::efi {

// As every revision has it.
struct BlockIoMedia {
  std::uint32_t media_id;
  bool removable;
  bool present;
  bool logical_partition;
  bool read_only;
  bool write_caching;
  std::uint32_t block_size;  // bytes
  std::uint32_t io_align;    // of buffers, bytes; 0 and 1: none
  Lba last_block;
};
static_assert(sizeof(BlockIoMedia) == 32);
static_assert(offsetof(BlockIoMedia, block_size) == 12);
static_assert(offsetof(BlockIoMedia, last_block) == 24);

struct BlockIo {
  static constexpr Guid kGuid = {
      0x964E'5B21, 0x6459, 0x11D2, {0x8E, 0x39, 0x00, 0xA0, 0xC9, 0x69, 0x72, 0x3B}};

  std::uint64_t revision;
  const BlockIoMedia* media;
  Unused reset;
  Function<Status, BlockIo*, std::uint32_t, Lba, std::uint64_t, void*> read_blocks;
  Unused write_blocks;
  Unused flush_blocks;
};
static_assert(sizeof(BlockIo) == 48);
static_assert(offsetof(BlockIo, read_blocks) == 24);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_BLOCK_IO_H_
