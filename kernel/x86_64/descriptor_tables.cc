// SPDX-License-Identifier: Apache-2.0
// The kernel's own GDT, TSS and IDT.
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "slipway/kernel/fault/exceptions.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/segments.h"

namespace slipway {
namespace {

using machine::DescriptorTablePointer;
using machine::Exception;
using machine::InterruptGate;
using machine::InterruptStack;
using machine::SegmentDescriptor;
using machine::Selector;
using machine::TaskDescriptor;
using machine::TaskStateSegment;

struct [[gnu::packed]] Gdt {
  SegmentDescriptor null = SegmentDescriptor::null();
  SegmentDescriptor code = SegmentDescriptor::code64();
  SegmentDescriptor data = SegmentDescriptor::data();
  TaskDescriptor task{};
};

constexpr Selector kCode{offsetof(Gdt, code)};
constexpr Selector kData{offsetof(Gdt, data)};
constexpr Selector kTask{offsetof(Gdt, task)};

constexpr std::size_t kExceptionStackSize = std::size_t{8} * 1024;
struct alignas(16) ExceptionStack {
  std::array<std::byte, kExceptionStackSize> bytes;

  std::uint64_t end() const { return reinterpret_cast<std::uint64_t>(this + 1); }
};

// A non-maskable interrupt or a double fault may come while another exception is being reported.
constexpr InterruptStack kFaultStack = InterruptStack::k1;
constexpr InterruptStack kDoubleFaultStack = InterruptStack::k2;
constexpr InterruptStack kNonMaskableStack = InterruptStack::k3;

constinit Gdt gdt;
constinit TaskStateSegment tss{};
constinit std::array<InterruptGate, machine::kExceptionCount> idt{};
constinit ExceptionStack fault_stack{};
constinit ExceptionStack double_fault_stack{};
constinit ExceptionStack non_maskable_stack{};

constexpr InterruptStack stack_for(std::size_t vector) {
  switch (static_cast<Exception>(vector)) {
    case Exception::kDoubleFault:
      return kDoubleFaultStack;
    case Exception::kNonMaskableInterrupt:
      return kNonMaskableStack;
    default:
      return kFaultStack;
  }
}

template <typename Table>
DescriptorTablePointer pointer_to(const Table& table) {
  return {.limit = sizeof(table) - 1, .base = reinterpret_cast<std::uint64_t>(&table)};
}

void load_gdt_and_tss() {
  tss.set_stack(kFaultStack, fault_stack.end());
  tss.set_stack(kDoubleFaultStack, double_fault_stack.end());
  tss.set_stack(kNonMaskableStack, non_maskable_stack.end());
  tss.io_map_offset = sizeof(tss);
  gdt.task = TaskDescriptor::of(reinterpret_cast<std::uint64_t>(&tss));
  machine::load_gdt(pointer_to(gdt));
  machine::load_segments(kCode, kData);
  machine::load_task_register(kTask);
}

// Where the processor enters on an exception. Makes all of them look alike, and goes on in
// exception_entry.S.
template <std::size_t kVector>
[[gnu::naked]] void exception_entry() {
  asm volatile(
      ".if !%c1\n"
      "pushq $0\n"
      ".endif\n"
      "pushq %0\n"
      "jmp slipway_exception_entry" ::"i"(kVector),
      "i"(machine::pushes_error_code(kVector)));
}

template <std::size_t... kVectors>
void fill_idt(std::index_sequence<kVectors...>) {
  ((idt[kVectors] = InterruptGate::to(reinterpret_cast<std::uint64_t>(&exception_entry<kVectors>),
                                      kCode, stack_for(kVectors))),
   ...);
}

void load_idt() {
  fill_idt(std::make_index_sequence<machine::kExceptionCount>());
  machine::load_idt(pointer_to(idt));
}

}  // namespace

void report_exceptions() {
  load_gdt_and_tss();
  load_idt();
}

}  // namespace slipway
