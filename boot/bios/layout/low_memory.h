// SPDX-License-Identifier: Apache-2.0
// How the BIOS stages divide conventional memory (below 640 KiB) among themselves.
//
//   0x00500  interrupt vectors and BIOS data lie below
//   0x01000  page tables of stage 2: PML4, PDPT, 4 page directories
//   0x07000  the boot sector's stack, growing down from 0x7C00; then the regions of a DMA transfer
//   0x07C00  boot sector, where the BIOS puts it; the network's stays for the calls of PXE
//   0x08000  stage 2, as it comes from the disk; its real-mode code lies below 0x10000
//   0x18000  the stack of BIOS calls
//   0x20000  room for what is kept of the disk buffer when the next sectors come
//   0x30000  disk buffer: one INT 13h call's worth of sectors, within one 64 KiB segment
//   0x40000  stage 2: zeroed data and stack
//   0x50000  end; nothing above is touched before the firmware's memory map has been read
//
// Assembly sees these numbers as absolute symbols: see assembly_constants.cc.
#ifndef SLIPWAY_BOOT_BIOS_LAYOUT_LOW_MEMORY_H_
#define SLIPWAY_BOOT_BIOS_LAYOUT_LOW_MEMORY_H_

#include <cstdint>

#include "boot/bios/layout/disk_layout.h"

namespace slipway::bios {

inline constexpr std::uint32_t kPageTablesAddress = 0x1000;
inline constexpr std::uint32_t kPageTableCount = 6;

// Once the boot sector's stack is no longer used. The boot sector itself stays.
inline constexpr std::uint32_t kDmaRegionsAddress = 0x7000;
inline constexpr std::uint32_t kDmaRegionsSize = 0xC00;

inline constexpr std::uint32_t kBootSectorStackTop = 0x7C00;
inline constexpr std::uint32_t kBootSectorAddress = 0x7C00;

// Low enough for real-mode code in it to run with all segments 0: offsets are then addresses.
inline constexpr std::uint32_t kStage2Address = 0x8000;
static_assert(kBootSectorAddress + kNetworkStage2Sector * kSectorSize == kStage2Address);
static_assert(kStage2Address % (kStage2SectorsPerRead * kSectorSize) == 0,
              "a read of stage 2 would cross a multiple of 64 KiB");

// BIOSes of some machines want kilobytes of it, for USB above all.
inline constexpr std::uint32_t kBiosStackAddress = 0x18000;
inline constexpr std::uint32_t kBiosStackSize = 0x8000;
static_assert(kStage2Address + kStage2MaxSectors * kSectorSize <= kBiosStackAddress);

// 64 KiB aligned: the DMA of old controllers does not cross such a boundary.
inline constexpr std::uint32_t kDiskBufferAddress = 0x30000;
inline constexpr std::uint32_t kDiskBufferSize = 0x10000;

// Just below, so that what is kept is in one piece with what comes.
inline constexpr std::uint32_t kDiskBufferKeptSize = 0x10000;
static_assert(kBiosStackAddress + kBiosStackSize <= kDiskBufferAddress - kDiskBufferKeptSize);

inline constexpr std::uint32_t kStage2DataAddress = 0x40000;
inline constexpr std::uint32_t kStackTop = 0x50000;

// The conventional memory that the loader cannot do without: where it begins and where it ends.
inline constexpr std::uint32_t kFirstUsedAddress = kPageTablesAddress;
inline constexpr std::uint32_t kLowMemoryNeeded = 0x50000;

// The interrupt by which stage 2 calls a network card's firmware. Ralf Brown's Interrupt List: 60h
// to 66h are the user's.
inline constexpr std::uint32_t kPxeVector = 0x65;

// The real-mode segment whose first byte is `address`.
constexpr std::uint16_t segment_of(std::uint32_t address) {
  return static_cast<std::uint16_t>(address >> 4);
}

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_LAYOUT_LOW_MEMORY_H_
