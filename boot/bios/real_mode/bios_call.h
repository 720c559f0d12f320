// SPDX-License-Identifier: Apache-2.0
// Calls a service of the BIOS from long mode.
#ifndef SLIPWAY_BOOT_BIOS_REAL_MODE_BIOS_CALL_H_
#define SLIPWAY_BOOT_BIOS_REAL_MODE_BIOS_CALL_H_

#include <cstddef>
#include <cstdint>

#include "boot/bios/layout/low_memory.h"

namespace slipway::bios {

// The interrupts whose services the loader uses (Ralf Brown's Interrupt List).
enum class Interrupt : std::uint16_t {
  kVideo = 0x10,
  kMemorySize = 0x12,
  kDisk = 0x13,
  kSystem = 0x15,
  kPxe = kPxeVector,  // of network_sector.S
};

// Registers given to a service, and what it left in them. processor_mode.S knows the offsets.
struct Registers {
  std::uint32_t eax = 0;
  std::uint32_t ebx = 0;
  std::uint32_t ecx = 0;
  std::uint32_t edx = 0;
  std::uint32_t esi = 0;
  std::uint32_t edi = 0;
  std::uint32_t ebp = 0;
  std::uint16_t es = 0;
  std::uint16_t ds = 0;
  std::uint16_t flags = 0;  // after the call only
  std::uint16_t reserved = 0;

  constexpr bool carry() const { return (flags & 1) != 0; }
};
static_assert(offsetof(Registers, ebp) == 24);
static_assert(offsetof(Registers, es) == 28);
static_assert(offsetof(Registers, ds) == 30);
static_assert(offsetof(Registers, flags) == 32);
static_assert(sizeof(Registers) == 36);

// Goes to real mode, calls the interrupt's handler as INT would, and comes back with what it left
// in the registers. Interrupts are enabled in between, and only then.
Registers call(Interrupt interrupt, const Registers& registers);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_REAL_MODE_BIOS_CALL_H_
