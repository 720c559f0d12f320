// SPDX-License-Identifier: Apache-2.0
// Handlers of exceptions: what they change counts, also where they cause exceptions themselves.
#include <slipway/interrupts.h>
#include <slipway/kernel.h>

#include <cstdint>

namespace {

using slipway::Exception;
using slipway::InterruptState;

constinit int breakpoints = 0;
constinit int invalid_opcodes = 0;
constinit int deepest = 0;

bool on_breakpoint(InterruptState& state) {
  ++breakpoints;
  ASSERT(state.vector == 3 && state.error_code == 0);
  ASSERT(state.rax == 0x1122'3344'5566'7788 && state.r15 == 0x99);
  state.rbx = state.rax + 1;
  return true;
}

// Skips the two bytes of the instruction. In its handler there is another one, twice.
bool on_invalid_opcode(InterruptState& state) {
  ++invalid_opcodes;
  const int depth = ++deepest;
  if (depth < 3) {
    asm volatile("ud2");
  }
  ASSERT(deepest == 3);
  state.interrupted.rip += 2;
  return true;
}

void check_breakpoint() {
  std::uint64_t rbx = 0;
  asm volatile(
      "movq $0x99, %%r15\n"
      "int3\n"
      : "=b"(rbx)
      : "a"(0x1122'3344'5566'7788)
      : "r15", "memory");
  ASSERT(rbx == 0x1122'3344'5566'7789, "{:#x}", rbx);
}

constinit std::uint64_t vector_seen = 0;

bool on_interrupt(InterruptState& state) {
  vector_seen = state.vector;
  return true;
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  ASSERT(slipway::set_exception_handler(Exception::kBreakpoint, on_breakpoint) == nullptr);
  check_breakpoint();
  check_breakpoint();
  ASSERT(breakpoints == 2);

  slipway::set_exception_handler(Exception::kInvalidOpcode, on_invalid_opcode);
  asm volatile("ud2");
  ASSERT(invalid_opcodes == 3);

  slipway::set_interrupt_handler(32, on_interrupt);
  slipway::set_interrupt_handler(255, on_interrupt);
  asm volatile("int $32" ::: "memory");
  ASSERT(vector_seen == 32);
  asm volatile("int $255" ::: "memory");
  ASSERT(vector_seen == 255);
  ASSERT(slipway::set_interrupt_handler(255, nullptr) == on_interrupt);
  slipway::println("exceptions are handled");
}
