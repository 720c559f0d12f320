// SPDX-License-Identifier: Apache-2.0
// The kernel's own GDT, TSS and IDT, and what happens when an interrupt or exception has come.
#include "slipway/kernel/x86_64/descriptor_tables.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "slipway/kernel/fault/exceptions.h"
#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/x86_64/exception_report.h"
#include "slipway/kernel/x86_64/interrupt_handler.h"
#include "slipway/kernel/x86_64/interrupt_state.h"
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
template <std::size_t kCount = 1>
struct alignas(16) ExceptionStack {
  std::array<std::byte, kCount * kExceptionStackSize> bytes;

  std::uint64_t end() const { return reinterpret_cast<std::uint64_t>(this + 1); }
};

// While a handler of an exception runs, the next exception in it gets the stack below.
constexpr std::size_t kDeepestException = 4;

// A non-maskable interrupt or a double fault may come while another exception is being reported.
constexpr InterruptStack kFaultStack = InterruptStack::k1;
constexpr InterruptStack kDoubleFaultStack = InterruptStack::k2;
constexpr InterruptStack kNonMaskableStack = InterruptStack::k3;

constinit Gdt gdt;
constinit TaskStateSegment tss{};
constinit std::array<InterruptGate, machine::kVectorCount> idt{};
constinit ExceptionStack<kDeepestException> fault_stack{};
constinit ExceptionStack<> double_fault_stack{};
constinit ExceptionStack<> non_maskable_stack{};

constinit std::array<InterruptHandler, machine::kVectorCount> handlers{};
constinit std::size_t exceptions = 0;  // on the fault stack, whose handlers have not returned
constinit bool interrupted = false;    // a handler of any kind is running

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

bool is_on_fault_stack(std::uint64_t vector) {
  return vector < machine::kExceptionCount && stack_for(vector) == kFaultStack;
}

void use_fault_stack_below(std::size_t depth) {
  exceptions = depth;
  tss.set_stack(kFaultStack, fault_stack.end() - depth * kExceptionStackSize);
}

// Whether a handler of the kernel's has settled it.
bool handle(InterruptState& state) {
  const InterruptHandler handler = handlers[state.vector];
  if (handler == nullptr) {
    return false;
  }
  if (!is_on_fault_stack(state.vector)) {
    return handler(state);
  }
  const std::size_t depth = exceptions;
  if (depth + 1 == kDeepestException) {
    return false;  // the last stack is the report's
  }
  use_fault_stack_below(depth + 1);
  const bool handled = handler(state);
  use_fault_stack_below(depth);
  return handled;
}

// Where the processor enters on an exception. Makes all of them look alike, and goes on in
// interrupt_entry.S.
template <std::size_t kVector>
[[gnu::naked]] void exception_entry() {
  asm volatile(
      ".if !%c1\n"
      "pushq $0\n"
      ".endif\n"
      "pushq %0\n"
      "jmp slipway_interrupt_entry" ::"i"(kVector),
      "i"(machine::pushes_error_code(kVector)));
}

template <std::size_t... kVectors>
void fill_idt(std::index_sequence<kVectors...>) {
  ((idt[kVectors] = InterruptGate::to(reinterpret_cast<std::uint64_t>(&exception_entry<kVectors>),
                                      kCode, stack_for(kVectors))),
   ...);
}

// The others come on the stack that is in use.
void load_idt() {
  fill_idt(std::make_index_sequence<machine::kExceptionCount>());
  constexpr std::size_t kEntrySize = 8;
  auto entry = reinterpret_cast<std::uint64_t>(slipway_interrupt_entries);
  for (InterruptGate& gate : std::span(idt).subspan<machine::kExceptionCount>()) {
    gate = InterruptGate::to(entry, kCode, InterruptStack::kNone);
    entry += kEntrySize;
  }
  machine::load_idt(pointer_to(idt));
}

}  // namespace

void report_exceptions() {
  load_gdt_and_tss();
  load_idt();
}

bool in_interrupt() {
  return interrupted;
}

void leave_interrupt() {
  interrupted = false;
}

InterruptHandler set_interrupt_handler(std::uint8_t vector, InterruptHandler handler) {
  return std::exchange(handlers[vector], handler);
}

}  // namespace slipway

void slipway_dispatch_interrupt(slipway::InterruptState& state) {
  // What was interrupted may have been a handler, or another task of one that has left.
  const bool before = std::exchange(slipway::interrupted, true);
  if (!slipway::handle(state)) {
    slipway_report_exception(state);
  }
  slipway::interrupted = before;
}
