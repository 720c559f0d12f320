// SPDX-License-Identifier: Apache-2.0
// Counts the processors, and sends each on its way, from the last to the first: some one by one,
// some together. Each sees what the protocol promises it.
#include <atomic>
#include <cstdint>

#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "tests/limine/console.h"
#include "tests/limine/requests.h"

namespace limine {
namespace {

using slipway::machine::Cr0;
using slipway::machine::Cr3;
using slipway::machine::Cr4;
using slipway::machine::Efer;
using slipway::machine::PageAttributes;

[[gnu::used]] volatile BaseRevision base_revision = LIMINE_BASE_REVISION(3);
[[gnu::used]] volatile ProcessorsRequest request = {{LIMINE_PROCESSORS, 0, nullptr},
                                                    SLIPWAY_X2APIC};

constexpr std::uint64_t kX2Apic = 1;

// What a processor finds, as far as it has to be the same on all of them.
struct State {
  std::uint64_t cr0, cr3, cr4, efer, page_attributes, apic_mode;
  std::uint16_t cs, ss;
};

State state() {
  constexpr std::uint64_t kApicMode = 0xC00;
  State state = {
      .cr0 = Cr0::read(),
      .cr3 = Cr3::read(),
      .cr4 = Cr4::read(),
      .efer = Efer::read(),
      .page_attributes = PageAttributes::read(),
      .apic_mode = slipway::machine::read_msr(slipway::machine::Msr::kApicBase) & kApicMode,
      .cs = 0,
      .ss = 0};
  asm volatile("mov %%cs, %0\n mov %%ss, %1" : "=r"(state.cs), "=r"(state.ss));
  return state;
}

constinit State first_state = {};
std::atomic<std::uint64_t> arrivals = 0;
std::atomic<std::uint64_t> mismatches = 0;
std::atomic<std::uint64_t> stacks[512];
std::atomic<std::uint64_t> stack_count = 0;

void expect(bool holds) {
  if (!holds) {
    ++mismatches;
  }
}

// The first thing that another processor does. RSP is what it was given but for the return address
// and what is on the stack since.
void run(const Processor* self) {
  const State mine = state();
  expect(mine.cr0 == first_state.cr0);
  expect(mine.cr3 == first_state.cr3);
  expect(mine.cr4 == first_state.cr4);
  expect(mine.efer == first_state.efer);
  expect(mine.page_attributes == first_state.page_attributes);
  expect(mine.apic_mode == first_state.apic_mode);
  expect(mine.cs == first_state.cs && mine.ss == first_state.ss);
  expect(self->extra_argument == 0x1234'5678'9ABC'0000 + self->local_apic_id);
  const auto* const frame = static_cast<const std::uint64_t*>(__builtin_frame_address(0));
  expect(frame[0] == 0);  // RBP
  expect(frame[1] == 0);  // the return address
  stacks[stack_count++] = reinterpret_cast<std::uint64_t>(__builtin_frame_address(0));
  ++arrivals;
  slipway::machine::halt_forever();
}

void release(Processor& processor) {
  processor.extra_argument = 0x1234'5678'9ABC'0000 + processor.local_apic_id;
  std::atomic_ref(processor.goto_address).store(run, std::memory_order_release);
}

// Stacks of 64 KiB at least do not overlap.
void check_stacks() {
  constexpr std::uint64_t kStackSize = 65536;
  for (std::uint64_t i = 0; i < stack_count; ++i) {
    for (std::uint64_t j = 0; j < i; ++j) {
      const std::uint64_t a = stacks[i];
      const std::uint64_t b = stacks[j];
      check("stacks are apart", (a > b ? a - b : b - a) >= kStackSize);
    }
  }
}

}  // namespace
}  // namespace limine

extern "C" void kernel_main() {
  using namespace limine;
  const Processors* const answer = request.response;
  demand("processors are answered", answer != nullptr);
  say_line("processors: ", answer->count);
  check("x2APIC is on as it was asked for", answer->flags, SLIPWAY_X2APIC);
  first_state = state();
  check("the mode of the local APIC", first_state.apic_mode,
        SLIPWAY_X2APIC == kX2Apic ? 0xC00 : 0x800);

  std::uint64_t others = 0;
  bool is_first_there = false;
  for (std::uint64_t i = answer->count; i-- > 0;) {
    Processor& processor = *answer->processors[i];
    check("nobody has been sent anywhere", processor.goto_address == nullptr);
    if (processor.local_apic_id == answer->boot_local_apic_id) {
      is_first_there = true;
      continue;
    }
    ++others;
    release(processor);
    if (i % 2 == 0) {  // one by one, and some together
      while (arrivals != others) {
        asm volatile("pause");
      }
    }
  }
  while (arrivals != others) {
    asm volatile("pause");
  }
  check("the one that boots is in the list", is_first_there);
  check("all but that one have come", others, answer->count - 1);
  check("what other processors find is the same", mismatches.load(), 0);
  check_stacks();
  end("processors");
}
