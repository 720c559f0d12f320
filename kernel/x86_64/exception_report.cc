// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/x86_64/exception_report.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/kernel_stack.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/processors/current_processor.h"
#include "slipway/kernel/text/print.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/interrupts.h"

namespace slipway {
namespace {

using machine::Exception;
using machine::PageFaultBit;

// As in Intel SDM vol. 3A, table 6-1, and AMD APM vol. 2, table 8-1.
constexpr std::array<std::string_view, machine::kExceptionCount> kNames = [] {
  std::array<std::string_view, machine::kExceptionCount> names;
  names.fill("reserved vector");
  const auto set = [&](Exception which, std::string_view name) {
    names[static_cast<std::size_t>(which)] = name;
  };
  set(Exception::kDivideError, "#DE divide error");
  set(Exception::kDebug, "#DB debug");
  set(Exception::kNonMaskableInterrupt, "non-maskable interrupt");
  set(Exception::kBreakpoint, "#BP breakpoint");
  set(Exception::kOverflow, "#OF overflow");
  set(Exception::kBoundRange, "#BR bound range exceeded");
  set(Exception::kInvalidOpcode, "#UD invalid opcode");
  set(Exception::kDeviceNotAvailable, "#NM device not available");
  set(Exception::kDoubleFault, "#DF double fault");
  set(Exception::kInvalidTss, "#TS invalid TSS");
  set(Exception::kSegmentNotPresent, "#NP segment not present");
  set(Exception::kStackFault, "#SS stack fault");
  set(Exception::kGeneralProtection, "#GP general protection");
  set(Exception::kPageFault, "#PF page fault");
  set(Exception::kFloatingPoint, "#MF x87 floating-point error");
  set(Exception::kAlignmentCheck, "#AC alignment check");
  set(Exception::kMachineCheck, "#MC machine check");
  set(Exception::kSimdFloatingPoint, "#XM SIMD floating-point error");
  set(Exception::kVirtualization, "#VE virtualization");
  set(Exception::kControlProtection, "#CP control protection");
  set(Exception::kHypervisorInjection, "#HV hypervisor injection");
  set(Exception::kVmmCommunication, "#VC VMM communication");
  set(Exception::kSecurity, "#SX security");
  return names;
}();

bool has(std::uint64_t error_code, PageFaultBit bit) {
  return (error_code & static_cast<std::uint64_t>(bit)) != 0;
}

// What the code was doing, and why it may not, in words.
void explain_page_fault(std::uint64_t error_code, std::uint64_t address) {
  std::string_view access = "reading";
  if (has(error_code, PageFaultBit::kWrite)) {
    access = "writing";
  }
  if (has(error_code, PageFaultBit::kInstructionFetch)) {
    access = "executing";
  }
  std::string_view reason = "no page is mapped there";
  if (has(error_code, PageFaultBit::kProtection)) {
    reason = "the page does not allow it";
  }
  if (has(error_code, PageFaultBit::kReservedBit)) {
    reason = "a reserved bit is set in its entry";
  }
  println("{} {:#018x}{}: {}", access, address,
          has(error_code, PageFaultBit::kUser) ? " in user mode" : "", reason);
  explain_stack_overflow(address);
}

void print_title(const InterruptState& state) {
  if (state.vector < kNames.size()) {
    print("\nEXCEPTION {}: {}, error code {:#x}", state.vector, kNames[state.vector],
          state.error_code);
  } else {
    print("\nINTERRUPT {} has no handler: set_interrupt_handler() gives it one", state.vector);
  }
  if (const std::size_t processor = current_processor(); processor != 0) {
    print(", on processor {}", processor);
  }
  println();
}

void print_registers(const InterruptState& f) {
  const machine::InterruptFrame& at = f.interrupted;
  println("rip {:016x}  rsp {:016x}  rflags {:016x}", at.rip, at.rsp, at.rflags);
  println("rax {:016x}  rbx {:016x}  rcx {:016x}", f.rax, f.rbx, f.rcx);
  println("rdx {:016x}  rsi {:016x}  rdi {:016x}", f.rdx, f.rsi, f.rdi);
  println("rbp {:016x}  r8  {:016x}  r9  {:016x}", f.rbp, f.r8, f.r9);
  println("r10 {:016x}  r11 {:016x}  r12 {:016x}", f.r10, f.r11, f.r12);
  println("r13 {:016x}  r14 {:016x}  r15 {:016x}", f.r13, f.r14, f.r15);
  println("cr2 {:016x}  cr3 {:016x}  cs  {:#x}, ss {:#x}", machine::Cr2::read(),
          machine::Cr3::read(), at.cs, at.ss);
}

}  // namespace

}  // namespace slipway

void slipway_report_exception(const slipway::InterruptState& state) {
  using namespace slipway;
  begin_panic();
  print_title(state);
  if (state.vector == static_cast<std::uint64_t>(machine::Exception::kPageFault)) {
    explain_page_fault(state.error_code, machine::Cr2::read());
  }
  print_registers(state);
  exit(ExitCode::kFailure);
}
