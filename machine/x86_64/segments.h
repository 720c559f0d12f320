// SPDX-License-Identifier: Apache-2.0
// Segments of long mode: what is left of them are rights and a stack table (Intel SDM vol. 3A,
// 3.4.5 and 8.7). Descriptors are values computed by the compiler.
#ifndef SLIPWAY_MACHINE_X86_64_SEGMENTS_H_
#define SLIPWAY_MACHINE_X86_64_SEGMENTS_H_

#include <cstddef>
#include <cstdint>

namespace slipway::machine {

// What LGDT and LIDT read.
struct [[gnu::packed]] DescriptorTablePointer {
  std::uint16_t limit;  // bytes, less one
  std::uint64_t base;
};
static_assert(sizeof(DescriptorTablePointer) == 10);

// A byte offset into the GDT; the three lowest bits (table and ring) are 0 in all of ours.
enum class Selector : std::uint16_t {};

// One entry of the GDT for code or data. Base and limit are ignored in long mode.
struct SegmentDescriptor {
  enum Bit : std::uint64_t {
    kLimit64KiB = 0xFFFF,    // of segments that begin at 0, as those of real mode do
    kAccessed = 1ull << 40,  // set, so that the processor need not write to the table
    kWritable = 1ull << 41,  // for code: readable
    kExecutable = 1ull << 43,
    kCodeOrData = 1ull << 44,
    kPresent = 1ull << 47,
    kLongMode = 1ull << 53,
    kDefault32Bits = 1ull << 54,
    kLimit4GiB = 1ull << 55 | 0xFull << 48 | 0xFFFF,  // in pages
  };

  std::uint64_t bits;

  static constexpr SegmentDescriptor null() { return {0}; }
  static constexpr SegmentDescriptor code64() {
    return {kPresent | kCodeOrData | kExecutable | kLongMode | kAccessed};
  }
  static constexpr SegmentDescriptor readable_code64() { return {code64().bits | kWritable}; }
  static constexpr SegmentDescriptor data() {
    return {kPresent | kCodeOrData | kWritable | kAccessed};
  }

  // Of data, for nobody to use but LSL, which reads its limit of up to 20 bits.
  static constexpr SegmentDescriptor with_limit(std::uint64_t limit) {
    return {kPresent | kCodeOrData | kAccessed | (limit & 0xFFFF) | (limit & 0xF'0000) << 32};
  }

  // Flat, for code that runs in 32 bits.
  static constexpr SegmentDescriptor code32() {
    return {kLimit4GiB | kDefault32Bits | kPresent | kCodeOrData | kExecutable | kWritable |
            kAccessed};
  }
  static constexpr SegmentDescriptor data32() {
    return {kLimit4GiB | kDefault32Bits | kPresent | kCodeOrData | kWritable | kAccessed};
  }

  // For the way to real mode, whose segments keep the limits that were loaded before.
  static constexpr SegmentDescriptor code16() {
    return {kLimit64KiB | kPresent | kCodeOrData | kExecutable | kWritable | kAccessed};
  }
  static constexpr SegmentDescriptor data16() {
    return {kLimit64KiB | kPresent | kCodeOrData | kWritable | kAccessed};
  }
};
static_assert(sizeof(SegmentDescriptor) == 8);
static_assert(SegmentDescriptor::with_limit(0x1'2345).bits == 0x0001'9100'0000'2345);
static_assert(SegmentDescriptor::code16().bits == 0x0000'9B00'0000'FFFF);
static_assert(SegmentDescriptor::data16().bits == 0x0000'9300'0000'FFFF);
static_assert(SegmentDescriptor::code32().bits == 0x00CF'9B00'0000'FFFF);
static_assert(SegmentDescriptor::data32().bits == 0x00CF'9300'0000'FFFF);

// Which stack of the TSS an interrupt switches to; kNone stays on the current one.
enum class InterruptStack : std::uint8_t { kNone = 0, k1, k2, k3, k4, k5, k6, k7 };

// The 64-bit task state segment: only stacks are left in it.
struct [[gnu::packed]] TaskStateSegment {
  std::uint32_t reserved0;
  std::uint64_t ring_stacks[3];
  std::uint64_t reserved1;
  std::uint64_t interrupt_stacks[7];  // k1 is the first; each holds the stack's end
  std::uint64_t reserved2;
  std::uint16_t reserved3;
  std::uint16_t io_map_offset;  // its own size: no I/O permission map

  void set_stack(InterruptStack which, std::uint64_t end) {
    interrupt_stacks[static_cast<std::size_t>(which) - 1] = end;
  }
};
static_assert(sizeof(TaskStateSegment) == 104);
static_assert(offsetof(TaskStateSegment, interrupt_stacks) == 36);

// The TSS's entry in the GDT, two entries wide (Intel SDM vol. 3A, figure 8-4).
struct TaskDescriptor {
  std::uint64_t low;
  std::uint64_t high;

  static constexpr TaskDescriptor of(std::uint64_t base) {
    constexpr std::uint64_t kAvailable64BitTask = 9ull << 40;
    constexpr std::uint64_t kLimit = sizeof(TaskStateSegment) - 1;
    return {kLimit | (base & 0xFF'FFFF) << 16 | kAvailable64BitTask | SegmentDescriptor::kPresent |
                (base >> 24 & 0xFF) << 56,
            base >> 32};
  }
};
static_assert(sizeof(TaskDescriptor) == 16);
static_assert(TaskDescriptor::of(0xFFFF'8000'1234'5678).low == 0x1200'8934'5678'0067);
static_assert(TaskDescriptor::of(0xFFFF'8000'1234'5678).high == 0xFFFF'8000);

inline void load_gdt(const DescriptorTablePointer& table) {
  asm volatile("lgdt %0" ::"m"(table) : "memory");
}

// The limit of a segment, or `otherwise` where the table has none of that selector (Intel SDM vol.
// 2A, LSL).
inline std::uint32_t segment_limit(Selector segment, std::uint32_t otherwise) {
  asm volatile("lsl %1, %0" : "+r"(otherwise) : "r"(static_cast<std::uint32_t>(segment)) : "cc");
  return otherwise;
}

inline void load_task_register(Selector task) {
  asm volatile("ltr %0" ::"r"(static_cast<std::uint16_t>(task)) : "memory");
}

// Loads all segment registers. CS cannot be written: a far return does it.
inline void load_segments(Selector code, Selector data) {
  asm volatile(
      "pushq %q0\n"
      "leaq 1f(%%rip), %%rax\n"
      "pushq %%rax\n"
      "lretq\n"
      "1:\n"
      "movw %w1, %%ds\n"
      "movw %w1, %%es\n"
      "movw %w1, %%ss\n"
      "movw %w1, %%fs\n"
      "movw %w1, %%gs\n" ::"r"(static_cast<std::uint64_t>(code)),
      "r"(static_cast<std::uint64_t>(data))
      : "rax", "memory");
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_X86_64_SEGMENTS_H_
