// SPDX-License-Identifier: Apache-2.0
// Interrupts of long mode: vectors, gates, what the processor pushes (Intel SDM vol. 3A, chapter
// 6).
#ifndef SLIPWAY_MACHINE_X86_64_INTERRUPTS_H_
#define SLIPWAY_MACHINE_X86_64_INTERRUPTS_H_

#include <cstdint>

#include "slipway/machine/x86_64/segments.h"

namespace slipway::machine {

// The vectors that the processor itself raises; the rest of the first 32 is reserved.
enum class Exception : std::uint8_t {
  kDivideError = 0,
  kDebug = 1,
  kNonMaskableInterrupt = 2,
  kBreakpoint = 3,
  kOverflow = 4,
  kBoundRange = 5,
  kInvalidOpcode = 6,
  kDeviceNotAvailable = 7,
  kDoubleFault = 8,
  kInvalidTss = 10,
  kSegmentNotPresent = 11,
  kStackFault = 12,
  kGeneralProtection = 13,
  kPageFault = 14,
  kFloatingPoint = 16,
  kAlignmentCheck = 17,
  kMachineCheck = 18,
  kSimdFloatingPoint = 19,
  kVirtualization = 20,
  kControlProtection = 21,
  kHypervisorInjection = 28,
  kVmmCommunication = 29,
  kSecurity = 30,
};

inline constexpr int kExceptionCount = 32;
inline constexpr int kVectorCount = 256;

// Whether the processor pushes an error code for the exception with this vector (Intel SDM vol. 3A,
// table 6-1; AMD APM vol. 2, table 8-1, for the last two).
constexpr bool pushes_error_code(std::uint64_t vector) {
  switch (static_cast<Exception>(vector)) {
    case Exception::kDoubleFault:
    case Exception::kInvalidTss:
    case Exception::kSegmentNotPresent:
    case Exception::kStackFault:
    case Exception::kGeneralProtection:
    case Exception::kPageFault:
    case Exception::kAlignmentCheck:
    case Exception::kControlProtection:
    case Exception::kVmmCommunication:
    case Exception::kSecurity:
      return true;
    default:
      return false;
  }
}

// The error code of a page fault (Intel SDM vol. 3A, 4.7).
enum class PageFaultBit : std::uint64_t {
  kProtection = 1u << 0,  // the page is mapped, but not for this access
  kWrite = 1u << 1,
  kUser = 1u << 2,
  kReservedBit = 1u << 3,  // a page-table entry has a reserved bit set
  kInstructionFetch = 1u << 4,
};

// A gate of the IDT through which the processor enters with interrupts off.
struct InterruptGate {
  std::uint16_t offset_low;
  std::uint16_t selector;
  std::uint8_t stack;
  std::uint8_t type;
  std::uint16_t offset_middle;
  std::uint32_t offset_high;
  std::uint32_t reserved;

  static constexpr InterruptGate to(std::uint64_t handler, Selector code, InterruptStack stack) {
    constexpr std::uint8_t kPresentInterruptGate = 0x8E;
    return {.offset_low = static_cast<std::uint16_t>(handler & 0xFFFF),
            .selector = static_cast<std::uint16_t>(code),
            .stack = static_cast<std::uint8_t>(stack),
            .type = kPresentInterruptGate,
            .offset_middle = static_cast<std::uint16_t>(handler >> 16 & 0xFFFF),
            .offset_high = static_cast<std::uint32_t>(handler >> 32),
            .reserved = 0};
  }
};
static_assert(sizeof(InterruptGate) == 16);

// What the processor pushes when an interrupt comes, after which it may push an error code.
struct InterruptFrame {
  std::uint64_t rip;
  std::uint64_t cs;
  std::uint64_t rflags;
  std::uint64_t rsp;
  std::uint64_t ss;
};
static_assert(sizeof(InterruptFrame) == 40);

inline void load_idt(const DescriptorTablePointer& table) {
  asm volatile("lidt %0" ::"m"(table) : "memory");
}

inline void disable_interrupts() {
  asm volatile("cli" ::: "memory");
}

inline void enable_interrupts() {
  asm volatile("sti" ::: "memory");
}

// Sleeps until an interrupt has come and been handled. None can come between the two instructions:
// STI takes effect after the one that follows (Intel SDM vol. 2B, STI).
inline void enable_interrupts_and_halt() {
  asm volatile("sti; hlt" ::: "memory");
}

// In a loop that waits for another processor (Intel SDM vol. 2B, PAUSE).
inline void pause() {
  asm volatile("pause" ::: "memory");
}

// Stops this processor for good.
[[noreturn]] inline void halt_forever() {
  for (;;) {
    asm volatile("cli; hlt" ::: "memory");
  }
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_INTERRUPTS_H_
