// SPDX-License-Identifier: Apache-2.0
// The local APIC of the processor that runs this, as far as loaders need it: to keep it quiet, and
// to start other processors (Intel SDM vol. 3A, "Advanced Programmable Interrupt Controller
// (APIC)"). Ring 0 only.
#ifndef SLIPWAY_MACHINE_X86_64_LOCAL_APIC_H_
#define SLIPWAY_MACHINE_X86_64_LOCAL_APIC_H_

#include <cstdint>

#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"

namespace slipway::machine {

// How its registers are reached: as MSRs (x2APIC) or in memory that is mapped at its own address
// (xAPIC).
struct LocalApicRegisters {
  static std::uint64_t read_msr(Msr msr) { return machine::read_msr(msr); }
  static void write_msr(Msr msr, std::uint64_t value) {
    // A write to an x2APIC's register waits for no store before it ("x2APIC Register Access
    // Semantics" there).
    asm volatile("mfence; lfence" ::: "memory");
    machine::write_msr(msr, value);
  }
  static std::uint32_t read(std::uint64_t address) { return *at(address); }
  static void write(std::uint64_t address, std::uint32_t value) { *at(address) = value; }

 private:
  static volatile std::uint32_t* at(std::uint64_t address) {
    return reinterpret_cast<volatile std::uint32_t*>(address);
  }
};

// `Registers` is LocalApicRegisters, or a test's.
template <typename Registers = LocalApicRegisters>
class LocalApic {
 public:
  // The largest number that a processor can have where another is to reach it by an xAPIC; 255 is
  // all of them.
  static constexpr std::uint32_t kLastXApicId = 254;

  // Whether it is an x2APIC at present.
  static bool is_x2apic() {
    constexpr std::uint64_t kBoth = kEnabled | kX2Apic;
    return (base() & kBoth) == kBoth;
  }

  // Whether it is one that cannot be anything else: to leave x2APIC would fault
  // (IA32_XAPIC_DISABLE_STATUS; Intel SDM vol. 4, table 2-2).
  template <typename Cpuid = CpuidInstruction>
  static bool is_x2apic_for_good() {
    constexpr std::uint64_t kHasStatus = 1 << 21;
    constexpr std::uint64_t kDisabled = 1 << 0;
    return is_x2apic() && Cpu<Cpuid>::has(CpuStructuredFeature::kArchitecturalCapabilities) &&
           (Registers::read_msr(Msr::kArchitecturalCapabilities) & kHasStatus) != 0 &&
           (Registers::read_msr(Msr::kXApicDisableStatus) & kDisabled) != 0;
  }

  static void enable_x2apic() { Registers::write_msr(Msr::kApicBase, base() | kEnabled | kX2Apic); }

  // There is no way back but by switching it off, which forgets all that was set ("x2APIC State
  // Transitions" there). What a PC's firmware sets is set again: the pins are the 8259 and NMI.
  static void disable_x2apic() {
    const std::uint64_t off = base() & ~(kEnabled | kX2Apic);
    Registers::write_msr(Msr::kApicBase, off);
    Registers::write_msr(Msr::kApicBase, off | kEnabled);
    constexpr std::uint32_t kSoftwareEnabled = 0x100;
    constexpr std::uint32_t kSpuriousVector = 0xFF;
    constexpr std::uint32_t kExternal = 0x700;
    constexpr std::uint32_t kNmi = 0x400;
    write(kSpurious, kSoftwareEnabled | kSpuriousVector);
    write(kPin0, kExternal);
    write(kPin1, kNmi);
  }

  static std::uint32_t id() {
    const std::uint32_t id = read(kId);
    return is_x2apic() ? id : id >> 24;
  }

  // Brings the processor with this number to where it waits for send_startup().
  static void send_init(std::uint32_t id) { send(id, kInit); }

  // Lets it begin in real mode, at the first byte of this page of the first MiB.
  static void send_startup(std::uint32_t id, std::uint8_t page) { send(id, kStartup | page); }

  // Masks what the APIC itself raises: timer, errors, performance counters, thermal sensor and
  // corrected machine checks. What is masked stays configured; the two pins stay as they are, since
  // by one of them come the interrupts of the 8259.
  static void mask_own_sources() {
    if ((base() & kEnabled) == 0) {
      return;
    }
    const std::uint32_t last = read(kVersion) >> 16 & 0xFF;
    for (const Source source : kSources) {
      if (source.entry <= last) {
        write(source.offset, read(source.offset) | kMasked);
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
  static constexpr std::uint32_t kId = 0x20;
  static constexpr std::uint32_t kVersion = 0x30;
  static constexpr std::uint32_t kSpurious = 0xF0;
  static constexpr std::uint32_t kCommand = 0x300;
  static constexpr std::uint32_t kCommandTarget = 0x310;  // of an xAPIC alone
  static constexpr std::uint32_t kPin0 = 0x350;
  static constexpr std::uint32_t kPin1 = 0x360;

  // What is sent by the command register ("Interrupt Command Register (ICR)" there).
  static constexpr std::uint32_t kAssert = 1 << 14;
  static constexpr std::uint32_t kInit = kAssert | 5 << 8;
  static constexpr std::uint32_t kStartup = kAssert | 6 << 8;
  static constexpr std::uint32_t kBeingSent = 1 << 12;
  static constexpr int kMostLooks = 100'000;  // it is sent within a few

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

  static std::uint64_t base() { return Registers::read_msr(Msr::kApicBase); }

  static void send(std::uint32_t id, std::uint32_t command) {
    if (is_x2apic()) {
      Registers::write_msr(msr(kCommand), std::uint64_t{id} << 32 | command);
      return;
    }
    write(kCommandTarget, id << 24);
    write(kCommand, command);
    // A command that is never sent is one for nobody: whoever waits for it finds that out.
    for (int i = 0; i < kMostLooks && (read(kCommand) & kBeingSent) != 0; ++i) {
    }
  }

  static std::uint32_t read(std::uint32_t offset) {
    return is_x2apic() ? static_cast<std::uint32_t>(Registers::read_msr(msr(offset)))
                       : Registers::read((base() & kAddressMask) + offset);
  }
  static void write(std::uint32_t offset, std::uint32_t value) {
    if (is_x2apic()) {
      Registers::write_msr(msr(offset), value);
    } else {
      Registers::write((base() & kAddressMask) + offset, value);
    }
  }

  static constexpr Msr msr(std::uint32_t offset) { return Msr{kFirstX2ApicMsr + offset / 16}; }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_LOCAL_APIC_H_
