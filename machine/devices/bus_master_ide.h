// SPDX-License-Identifier: Apache-2.0
// The DMA engine of a PCI IDE controller (Programming Interface for Bus Master IDE Controller,
// revision 1.0; Intel 82371AB PIIX4 data sheet, section 5).
#ifndef SLIPWAY_MACHINE_DEVICES_BUS_MASTER_IDE_H_
#define SLIPWAY_MACHINE_DEVICES_BUS_MASTER_IDE_H_

#include <cstdint>

#include "slipway/machine/x86_64/port.h"

namespace slipway::machine::bus_master_ide {

// Each channel has its own engine.
inline constexpr std::uint16_t kPortsPerChannel = 8;

// Registers, as offsets from a channel's first port.
enum class Register : std::uint16_t {
  kCommand = 0,  // 8 bits
  kStatus = 2,   // 8 bits
  kTable = 4,    // 32 bits: the physical address of the regions
};

constexpr Port operator+(Port base, Register which) {
  return base + static_cast<std::uint16_t>(which);
}

enum class Command : std::uint8_t {
  kStop = 0,
  kToMemory = 1 << 3,  // from the drive to memory; not to be changed while it runs
  kStart = 1 << 0,
};

enum class Status : std::uint8_t {
  kActive = 1 << 0,
  kError = 1 << 1,       // cleared by writing a one
  kInterrupt = 1 << 2,   // likewise
  kFirstReady = 1 << 5,  // written by firmware: the first drive has been set up for DMA
  kSecondReady = 1 << 6,
};

// A region of physical memory, in the order of the transfer (section 1.2). The table of them is in
// one piece of memory that crosses no multiple of 64 KiB, and begins at a multiple of 4.
struct Region {
  std::uint32_t address;  // even
  std::uint16_t size;     // even; 0 means 64 KiB; the region crosses no multiple of 64 KiB
  std::uint16_t flags;

  static constexpr std::uint32_t kBoundary = 0x10000;
  static constexpr std::uint16_t kLast = 1 << 15;
};
static_assert(sizeof(Region) == 8);

}  // namespace slipway::machine::bus_master_ide

#endif  // SLIPWAY_MACHINE_DEVICES_BUS_MASTER_IDE_H_
