// SPDX-License-Identifier: Apache-2.0
// A parallel ATA channel as software sees it: two drives behind one set of registers (ATA/ATAPI-6,
// sections 7 and 8).
#ifndef SLIPWAY_MACHINE_DEVICES_ATA_H_
#define SLIPWAY_MACHINE_DEVICES_ATA_H_

#include <array>
#include <cstdint>
#include <type_traits>

#include "slipway/machine/numbers/units.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::machine::ata {

// Registers of the command block, as offsets from its first port.
enum class Register : std::uint16_t {
  kData = 0,
  kSectorCount = 2,
  kLbaLow = 3,
  kLbaMiddle = 4,
  kLbaHigh = 5,
  kDevice = 6,
  kStatus = 7,  // reading it takes the interrupt back
  kCommand = 7,
};

// A channel's ports.
struct Channel {
  Port command_block;
  Port control;  // read: alternate status, without the side effect; written: DeviceControl

  constexpr Port at(Register which) const {
    return command_block + static_cast<std::uint16_t>(which);
  }
};

// Where PCs have had their two channels since the beginning.
inline constexpr std::array<Channel, 2> kLegacyChannels = {
    Channel{.command_block = Port{0x1F0}, .control = Port{0x3F6}},
    Channel{.command_block = Port{0x170}, .control = Port{0x376}},
};

enum class Status : std::uint8_t {
  kError = 1 << 0,
  kDataRequest = 1 << 3,
  kDeviceFault = 1 << 5,
  kReady = 1 << 6,
  kBusy = 1 << 7,
};

enum class DeviceControl : std::uint8_t {
  kNoInterrupt = 1 << 1,  // nIEN
  kSoftReset = 1 << 2,    // SRST: both drives
  kAlwaysSet = 1 << 3,    // ATA-1 wanted it; later drives ignore it
};

enum class Device : std::uint8_t {
  kSecond = 1 << 4,  // "slave"
  kLba = 1 << 6,
  kAlwaysSet = 1 << 5 | 1 << 7,  // as above
};

enum class Command : std::uint8_t {
  kReadDmaExt = 0x25,  // 48-bit addresses
  kReadDma = 0xC8,     // 28-bit addresses
  kIdentifyDevice = 0xEC,
};

// Bits of a register, or-ed together.
template <typename... Bits>
  requires(std::is_enum_v<Bits> && ...)
constexpr std::uint8_t bits(Bits... values) {
  return static_cast<std::uint8_t>((static_cast<unsigned>(values) | ...));
}

// What a drive says of itself (section 8.15.5, table 26).
struct Identity {
  std::array<std::uint16_t, 256> words;

  constexpr bool is_ata() const { return (words[0] & 0x8000) == 0; }
  constexpr bool has_dma() const { return (words[49] & 1 << 8) != 0; }
  constexpr bool has_lba() const { return (words[49] & 1 << 9) != 0; }

  // Whether firmware has chosen how to transfer: a multiword DMA mode (word 63) or an Ultra DMA
  // mode (word 88, if word 53 says that it is valid).
  constexpr bool has_dma_mode() const {
    return (words[63] >> 8 & 0x07) != 0 || ((words[53] & 1 << 2) != 0 && (words[88] >> 8) != 0);
  }

  // The 48-bit address feature set. Words 83 and 86 count only if bits 15 and 14 of word 83 are 01.
  constexpr bool has_48_bit_addresses() const {
    return (words[83] & 0xC000) == 0x4000 && (words[83] & 1 << 10) != 0 &&
           (words[86] & 1 << 10) != 0;
  }

  constexpr std::uint64_t sector_count() const {
    if (!has_48_bit_addresses()) {
      return words[60] | std::uint64_t{words[61]} << 16;
    }
    return words[100] | std::uint64_t{words[101]} << 16 | std::uint64_t{words[102]} << 32 |
           std::uint64_t{words[103]} << 48;
  }
};
static_assert(sizeof(Identity) == kSectorSize);

}  // namespace slipway::machine::ata

#endif  // SLIPWAY_MACHINE_DEVICES_ATA_H_
