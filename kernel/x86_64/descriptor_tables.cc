// SPDX-License-Identifier: Apache-2.0
// The kernel's own IDT, each processor's GDT and TSS, and what happens when an interrupt or
// exception has come.
#include "slipway/kernel/x86_64/descriptor_tables.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "slipway/kernel/fault/exceptions.h"
#include "slipway/kernel/fault/interrupts.h"
#include "slipway/kernel/processors/current_processor.h"
#include "slipway/kernel/processors/processor_entry.h"
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
  SegmentDescriptor number = SegmentDescriptor::with_limit(0);  // the processor's, as its limit
};

constexpr Selector kCode{offsetof(Gdt, code)};
constexpr Selector kData{offsetof(Gdt, data)};
constexpr Selector kTask{offsetof(Gdt, task)};
constexpr Selector kNumber{offsetof(Gdt, number)};

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

// Of one processor.
struct Tables {
  Gdt gdt;
  TaskStateSegment tss{};
  std::size_t exceptions = 0;  // on the fault stack, whose handlers have not returned
  bool interrupted = false;    // a handler of any kind is running
};
struct Stacks {
  ExceptionStack<kDeepestException> fault;
  ExceptionStack<> double_fault;
  ExceptionStack<> non_maskable;
};
struct Processor {
  Tables* tables;
  Stacks* stacks;
};

constinit Tables first_tables;
constinit Stacks first_stacks{};
constinit std::array<Processor, kMostProcessors> processors{{{&first_tables, &first_stacks}}};
constinit std::array<InterruptGate, machine::kVectorCount> idt{};
constinit std::array<InterruptHandler, machine::kVectorCount> handlers{};

const Processor& self() {
  return processors[current_processor()];
}

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

void load_gdt_and_tss(const Processor& processor, std::size_t number) {
  auto& [tables, stacks] = processor;
  TaskStateSegment& tss = tables->tss;
  tss.set_stack(kFaultStack, stacks->fault.end());
  tss.set_stack(kDoubleFaultStack, stacks->double_fault.end());
  tss.set_stack(kNonMaskableStack, stacks->non_maskable.end());
  tss.io_map_offset = sizeof(tss);
  tables->gdt.task = TaskDescriptor::of(reinterpret_cast<std::uint64_t>(&tss));
  tables->gdt.number = SegmentDescriptor::with_limit(number);
  machine::load_gdt(pointer_to(tables->gdt));
  machine::load_segments(kCode, kData);
  machine::load_task_register(kTask);
}

bool is_on_fault_stack(std::uint64_t vector) {
  return vector < machine::kExceptionCount && stack_for(vector) == kFaultStack;
}

void use_fault_stack_below(std::size_t depth) {
  const Processor& processor = self();
  processor.tables->exceptions = depth;
  processor.tables->tss.set_stack(kFaultStack,
                                  processor.stacks->fault.end() - depth * kExceptionStackSize);
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
  const std::size_t depth = self().tables->exceptions;
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
  load_gdt_and_tss(processors[0], 0);
  load_idt();
}

// A kernel may have a GDT of its own, with something else there.
std::size_t current_processor() {
  const std::uint32_t number = machine::segment_limit(kNumber, 0);
  return number < kMostProcessors && processors[number].tables != nullptr ? number : 0;
}

std::size_t processor_area_size() {
  return sizeof(Tables) + sizeof(Stacks);
}

void become_processor(std::size_t number, void (*work)(std::size_t number)) {
  Tables tables;
  Stacks stacks;
  processors[number] = {&tables, &stacks};
  load_gdt_and_tss(processors[number], number);
  machine::load_idt(pointer_to(idt));
  work(number);
  __builtin_unreachable();
}

bool in_interrupt() {
  return self().tables->interrupted;
}

void leave_interrupt() {
  self().tables->interrupted = false;
}

InterruptHandler set_interrupt_handler(std::uint8_t vector, InterruptHandler handler) {
  return std::exchange(handlers[vector], handler);
}

}  // namespace slipway

void slipway_dispatch_interrupt(slipway::InterruptState& state) {
  // What was interrupted may have been a handler, or another task of one that has left.
  const bool before = std::exchange(slipway::self().tables->interrupted, true);
  if (!slipway::handle(state)) {
    slipway_report_exception(state);
  }
  slipway::self().tables->interrupted = before;
}
