// SPDX-License-Identifier: Apache-2.0
// Other processors, as the kernel has asked for them: each waits in the state of the entry point,
// with a stack of its own between pages that are not mapped, and goes where it is sent. Some are
// sent one by one, some together, the last first.
#include <atomic>
#include <cstdint>
#include <span>

#include <slipway/kernel.h>
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/segments.h"
#include "tests/conformance/page_walk.h"

SLIPWAY_KERNEL_REQUEST(.minimum_minor_version = 1, .processors = true);

namespace {

using slipway::machine::Cr0;
using slipway::machine::Cr3;
using slipway::machine::Cr4;
using slipway::machine::DescriptorTablePointer;
using slipway::machine::Efer;
using slipway::machine::PageAttributes;
using slipway::protocol::BootInfo;
using slipway::protocol::LocalApicKind;
using slipway::protocol::Processor;

// What the library changes of it on the first processor is not compared.
struct State {
  std::uint64_t cr0, cr3, cr4, efer, page_attributes, apic_mode;
  bool operator==(const State&) const = default;
};

State state() {
  constexpr std::uint64_t kApicMode = 0xC00;
  return {.cr0 = Cr0::read(),
          .cr3 = Cr3::read(),
          .cr4 = Cr4::read(),
          .efer = Efer::read(),
          .page_attributes = PageAttributes::read(),
          .apic_mode = slipway::machine::read_msr(slipway::machine::Msr::kApicBase) & kApicMode};
}

constinit State first_state = {};
constinit std::uint64_t stack_size = 0;
std::atomic<std::uint64_t> arrivals = 0;
std::atomic<std::uint64_t> mismatches = 0;

void expect(bool holds) {
  if (!holds) {
    ++mismatches;
  }
}

void expect_segments() {
  std::uint16_t cs = 0;
  std::uint16_t ss = 0;
  DescriptorTablePointer gdtr = {};
  DescriptorTablePointer idtr = {};
  asm volatile("mov %%cs, %0\n mov %%ss, %1\n sgdt %2\n sidt %3"
               : "=r"(cs), "=r"(ss), "=m"(gdtr), "=m"(idtr));
  expect(cs == 0x08 && ss == 0x10);
  expect(gdtr.limit == 3 * 8 - 1);
  expect(idtr.limit == slipway::machine::kExceptionCount * 16 - 1);
}

// The first thing that another processor does. RSP is the end of its stack but for the return
// address and what is on the stack since.
void run(Processor* self) {
  expect(state() == first_state);
  expect_segments();
  expect(self->argument == &self->argument);
  const auto* const frame = static_cast<const std::uint64_t*>(__builtin_frame_address(0));
  expect(frame[0] == 0);  // RBP
  expect(frame[1] == 0);  // the return address
  expect(reinterpret_cast<std::uint64_t>(&frame[2]) == self->stack_bottom + stack_size);
  // All of it can be used.
  auto* const bottom = reinterpret_cast<volatile std::uint64_t*>(self->stack_bottom);
  *bottom = 1;
  ++arrivals;
  slipway::machine::halt_forever();
}

void wait_for(std::uint64_t others) {
  while (arrivals != others) {
    asm volatile("pause");
  }
}

bool is_mapped(const BootInfo& info, std::uint64_t address) {
  return PageWalk(info).page_at(address).has_value();
}

// In memory for stacks, and nothing on the pages around it.
void check_stack(const BootInfo& info, const Processor& processor) {
  constexpr std::uint64_t kGibibyte = 1 << 30;
  const std::uint64_t bottom = processor.stack_bottom;
  const std::uint64_t end = bottom + info.stack_size;
  ASSERT(is_mapped(info, bottom) && is_mapped(info, end - 1));
  ASSERT(!is_mapped(info, bottom - 1) && !is_mapped(info, end));
  ASSERT(!is_mapped(info, bottom - kGibibyte) && !is_mapped(info, end + kGibibyte - 1));
}

}  // namespace

void kernel_main(const BootInfo& info) {
  const std::span processors(info.processors, info.processor_count);
  slipway::println("processors: {}", processors.size());
  ASSERT(!processors.empty());
  ASSERT(processors[0].local_apic_id == info.boot_local_apic_id);
  ASSERT(processors[0].stack_bottom == info.stack_bottom);
  first_state = state();
  stack_size = info.stack_size;
  ASSERT(first_state.apic_mode == (info.local_apic_kind == LocalApicKind::kX2Apic ? 0xC00 : 0x800));
  for (const Processor& processor : processors) {
    ASSERT(processor.entry == nullptr && processor.argument == nullptr);
    check_stack(info, processor);
  }
  std::uint64_t others = 0;
  for (std::size_t i = processors.size(); --i > 0;) {
    processors[i].send_to(run, &processors[i].argument);
    ++others;
    if (i % 2 == 0) {
      wait_for(others);
    }
  }
  wait_for(others);
  ASSERT(mismatches == 0, "{} mismatches", mismatches.load());
  slipway::println("processors as documented");
}
