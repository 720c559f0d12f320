// SPDX-License-Identifier: Apache-2.0
// The local APIC of the processor that runs this, as far as keeping it quiet needs it (Intel SDM
// vol. 3A, "Advanced Programmable Interrupt Controller (APIC)"). Ring 0 only.
#ifndef SLIPWAY_MACHINE_X86_64_LOCAL_APIC_H_
#define SLIPWAY_MACHINE_X86_64_LOCAL_APIC_H_

#include <cstdint>

#include "slipway/machine/x86_64/control_registers.h"

namespace slipway::machine {

class LocalApic {
 public:
  // Masks what the APIC itself raises: timer, errors, performance counters, thermal sensor and
  // corrected machine checks. What is masked stays configured; the two pins stay as they are, since
  // by one of them come the interrupts of the 8259.
  static void mask_own_sources() {
    const std::uint64_t base = read_msr(Msr::kApicBase);
    if ((base & kEnabled) == 0) {
      return;
    }
    const std::uint32_t last = read(base, kVersion) >> 16 & 0xFF;
    for (const Source source : kSources) {
      if (source.entry <= last) {
        write(base, source.offset, read(base, source.offset) | kMasked);
      }
    }
  }

 private:
  // IA32_APIC_BASE.
  static constexpr std::uint64_t kX2Apic = 1 << 10;
  static constexpr std::uint64_t kEnabled = 1 << 11;
  static constexpr std::uint64_t kAddressMask = 0x000F'FFFF'FFFF'F000;

  // Registers, by their offsets in memory; as MSRs 16 of these are one (table "Local APIC Register
  // Address Map Supported by x2APIC").
  static constexpr std::uint32_t kVersion = 0x30;

  // Entries of the local vector table. Older processors have the first of them: the version
  // register says which is the last.
  struct Source {
    std::uint32_t entry;
    std::uint32_t offset;
  };
  static constexpr Source kSources[] = {
      {0, 0x320},  // timer
      {3, 0x370},  // errors
      {4, 0x340},  // performance counters
      {5, 0x330},  // thermal sensor
      {6, 0x2F0},  // corrected machine checks
  };
  static constexpr std::uint32_t kFirstX2ApicMsr = 0x800;

  static constexpr std::uint32_t kMasked = 1 << 16;

  static std::uint32_t read(std::uint64_t base, std::uint32_t offset) {
    return (base & kX2Apic) != 0 ? static_cast<std::uint32_t>(read_msr(msr(offset)))  //
                                 : *in_memory(base, offset);
  }
  static void write(std::uint64_t base, std::uint32_t offset, std::uint32_t value) {
    if ((base & kX2Apic) != 0) {
      write_msr(msr(offset), value);
    } else {
      *in_memory(base, offset) = value;
    }
  }

  static constexpr Msr msr(std::uint32_t offset) { return Msr{kFirstX2ApicMsr + offset / 16}; }
  static volatile std::uint32_t* in_memory(std::uint64_t base, std::uint32_t offset) {
    return reinterpret_cast<volatile std::uint32_t*>((base & kAddressMask) + offset);
  }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_LOCAL_APIC_H_
