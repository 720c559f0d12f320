// SPDX-License-Identifier: Apache-2.0
// The control registers and EFER as types with named bits (Intel SDM vol. 3A, 2.5 and 2.2.1).
// Ring 0 only.
#ifndef SLIPWAY_MACHINE_X86_64_CONTROL_REGISTERS_H_
#define SLIPWAY_MACHINE_X86_64_CONTROL_REGISTERS_H_

#include <cstdint>

namespace slipway::machine {

struct Cr0 {
  enum Bit : std::uint64_t {
    kProtectedMode = 1u << 0,
    kMonitorCoprocessor = 1u << 1,
    kEmulateFpu = 1u << 2,
    kTaskSwitched = 1u << 3,
    kExtensionType = 1u << 4,  // always 1
    kNumericError = 1u << 5,
    kWriteProtect = 1u << 16,  // read-only pages bind ring 0 as well
    kPaging = 1u << 31,
  };

  static std::uint64_t read() {
    std::uint64_t value;
    asm volatile("mov %%cr0, %0" : "=r"(value)::"memory");
    return value;
  }
  static void write(std::uint64_t value) { asm volatile("mov %0, %%cr0" ::"r"(value) : "memory"); }
};

// The address whose access caused the last page fault.
struct Cr2 {
  static std::uint64_t read() {
    std::uint64_t value;
    asm volatile("mov %%cr2, %0" : "=r"(value)::"memory");
    return value;
  }
};

// The physical address of the top page table.
struct Cr3 {
  static constexpr std::uint64_t kAddressMask = 0x000F'FFFF'FFFF'F000;

  static std::uint64_t read() {
    std::uint64_t value;
    asm volatile("mov %%cr3, %0" : "=r"(value)::"memory");
    return value;
  }
  // Also forgets all cached translations but global ones.
  static void write(std::uint64_t value) { asm volatile("mov %0, %%cr3" ::"r"(value) : "memory"); }
};

struct Cr4 {
  enum Bit : std::uint64_t {
    kPageSizeExtension = 1u << 4,
    kPhysicalAddressExtension = 1u << 5,
    kGlobalPages = 1u << 7,
    kFxsave = 1u << 9,
    kSimdExceptions = 1u << 10,
    kFiveLevelPaging = 1u << 12,
    kExtendedState = 1u << 18,  // XSAVE and XGETBV: OSXSAVE
    kSupervisorExecutionProtection = 1u << 20,
    kSupervisorAccessProtection = 1u << 21,
  };

  static std::uint64_t read() {
    std::uint64_t value;
    asm volatile("mov %%cr4, %0" : "=r"(value)::"memory");
    return value;
  }
  static void write(std::uint64_t value) { asm volatile("mov %0, %%cr4" ::"r"(value) : "memory"); }
};

// The flags (Intel SDM vol. 1, 3.4.3).
struct Rflags {
  enum Bit : std::uint64_t {
    kAlwaysSet = 1u << 1,
    kInterrupts = 1u << 9,       // interrupts that can be masked are let through
    kIdentification = 1u << 21,  // can be changed where there is CPUID (vol. 1, 20.1)
  };

  static std::uint64_t read() {
    std::uint64_t value;
    asm volatile("pushfq; popq %0" : "=r"(value)::"memory");
    return value;
  }
};

// A model-specific register, by its number.
enum class Msr : std::uint32_t {
  kApicBase = 0x1B,
  kXApicDisableStatus = 0xBD,
  kMemoryTypeCapabilities = 0xFE,
  kArchitecturalCapabilities = 0x10A,
  kFirstMemoryTypeBase = 0x200,
  kFirstMemoryTypeMask = 0x201,
  kPageAttributes = 0x277,
  kMemoryTypeDefault = 0x2FF,
  kEfer = 0xC000'0080,
  kFsBase = 0xC000'0100,
};

inline std::uint64_t read_msr(Msr msr) {
  std::uint32_t low;
  std::uint32_t high;
  asm volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(static_cast<std::uint32_t>(msr)) : "memory");
  return static_cast<std::uint64_t>(high) << 32 | low;
}

inline void write_msr(Msr msr, std::uint64_t value) {
  asm volatile("wrmsr" ::"c"(static_cast<std::uint32_t>(msr)),
               "a"(static_cast<std::uint32_t>(value)), "d"(static_cast<std::uint32_t>(value >> 32))
               : "memory");
}

// The processor's own registers. What reads several takes such a type as a parameter, so that a
// test can give others.
struct ModelSpecificRegisters {
  static std::uint64_t read(Msr msr) { return read_msr(msr); }
};

// The page attribute table, which has eight kinds of memory, for page tables to choose from by
// number (Intel SDM vol. 3A, 13.12, "Page Attribute Table (PAT)").
struct PageAttributes {
  enum class Kind : std::uint8_t {
    kUncacheable = 0,
    kWriteCombining = 1,
    kWriteThrough = 4,
    kWriteProtected = 5,
    kWriteBack = 6,
    kUncached = 7,  // unless an MTRR says kWriteCombining ("UC-")
  };

  static constexpr unsigned kEntries = 8;

  static constexpr std::uint64_t of(unsigned entry, Kind kind) {
    return static_cast<std::uint64_t>(kind) << 8 * entry;
  }
  static constexpr std::uint64_t with(std::uint64_t table, unsigned entry, Kind kind) {
    return (table & ~of(entry, Kind{0xFF})) | of(entry, kind);
  }
  static constexpr Kind entry(std::uint64_t table, unsigned entry) {
    return static_cast<Kind>(table >> 8 * entry & 0xFF);
  }

  // "Memory Type Setting of PAT Entries Following a Power-up or Reset" there.
  static constexpr std::uint64_t kAfterReset = 0x0007'0406'0007'0406;

  static std::uint64_t read() { return read_msr(Msr::kPageAttributes); }
  static void write(std::uint64_t value) { write_msr(Msr::kPageAttributes, value); }
};

// The extended feature enable register.
struct Efer {
  enum Bit : std::uint64_t {
    kSystemCall = 1u << 0,
    kLongModeEnable = 1u << 8,
    kLongModeActive = 1u << 10,
    kNoExecuteEnable = 1u << 11,
  };

  static std::uint64_t read() { return read_msr(Msr::kEfer); }
  static void write(std::uint64_t value) { write_msr(Msr::kEfer, value); }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_CONTROL_REGISTERS_H_
