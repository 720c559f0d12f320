// SPDX-License-Identifier: Apache-2.0
// "Machine state at entry", x86-64.
#include "tests/conformance/entry/entry_state.h"

#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/port.h"
#include "tests/limine/checks/checks.h"
#include "tests/limine/console.h"

namespace limine {
namespace {

using slipway::machine::Cr0;
using slipway::machine::Cr4;
using slipway::machine::Efer;

// From this base revision on, registers are exactly so, and not only as far as they are spoken of.
constexpr std::uint64_t kExact = 5;

// A return address of 0 has been pushed, and all other registers are 0.
void check_general_registers() {
  const EntryState& state = entry_state;
  check("the return address", state.return_address, 0);
  const std::uint64_t registers[] = {state.rax, state.rbx, state.rcx, state.rdx, state.rsi,
                                     state.rdi, state.rbp, state.r8,  state.r9,  state.r10,
                                     state.r11, state.r12, state.r13, state.r14, state.r15};
  for (const std::uint64_t value : registers) {
    check("a general register", value, 0);
  }
}

void check_flags(const Machine& machine) {
  constexpr std::uint64_t kInterrupts = 1 << 9;
  constexpr std::uint64_t kDirection = 1 << 10;
  constexpr std::uint64_t kVirtual8086 = 1 << 17;
  constexpr std::uint64_t kAlwaysSet = 1 << 1;
  check("IF, DF and VM", entry_state.rflags & (kInterrupts | kDirection | kVirtual8086), 0);
  if (machine.base_revision >= kExact) {
    check("RFLAGS", entry_state.rflags, kAlwaysSet);
  }
}

void check_control_registers(const Machine& machine) {
  const bool has_nx = slipway::machine::Cpu<>::has(slipway::machine::CpuFeature::kNoExecute);
  const std::uint64_t cr0 = Cr0::kPaging | Cr0::kProtectedMode | Cr0::kWriteProtect;
  const std::uint64_t efer =
      Efer::kLongModeEnable | Efer::kLongModeActive | (has_nx ? Efer::kNoExecuteEnable : 0);
  check("PG, PE and WP", Cr0::read() & cr0, cr0);
  check("PAE", Cr4::read() & Cr4::kPhysicalAddressExtension, Cr4::kPhysicalAddressExtension);
  check("LME, LMA and NXE", Efer::read() & efer, efer);
  if (machine.base_revision >= kExact) {
    check("CR0", Cr0::read(), cr0 | Cr0::kExtensionType);
    check("CR4", Cr4::read(), Cr4::kPhysicalAddressExtension);
    check("EFER", Efer::read(), efer);
    check("the limit of IDTR", entry_state.idtr.limit, 0);
    check("LDTR", entry_state.ldtr, 0);
  } else {
    // What the text leaves open, Slipway's README does not.
    check("the limit of IDTR", entry_state.idtr.limit, 32 * 16 - 1);
    check_is_reclaimable(machine, reinterpret_cast<const void*>(entry_state.idtr.base));
  }
  // The last two entries may be anything.
  check("PAT", slipway::machine::PageAttributes::read() & 0x0000'FFFF'FFFF'FFFF,
        0x0000'0105'0007'0406);
}

void check_segments(const Machine& machine) {
  const EntryState& state = entry_state;
  check("CS", state.cs, 0x28);
  for (const std::uint16_t selector : {state.ss, state.ds, state.es, state.fs, state.gs}) {
    check("a data segment", selector, 0x30);
  }
  // Base and limit do not matter in the last two. Bit 40 of each is the processor's own.
  constexpr std::uint64_t kIgnored = std::uint64_t{1} << 40;
  constexpr std::uint64_t kAccessAndSize = 0x00F0'FF00'0000'0000;
  const auto* const gdt = reinterpret_cast<const std::uint64_t*>(state.gdtr.base);
  demand("the GDT has seven entries", state.gdtr.limit >= 7 * 8 - 1);
  check("the null descriptor", gdt[0], 0);
  check("the 16-bit code descriptor", gdt[1] & ~kIgnored, 0x0000'9A00'0000'FFFF);
  check("the 16-bit data descriptor", gdt[2] & ~kIgnored, 0x0000'9200'0000'FFFF);
  check("the 32-bit code descriptor", gdt[3] & ~kIgnored, 0x00CF'9A00'0000'FFFF);
  check("the 32-bit data descriptor", gdt[4] & ~kIgnored, 0x00CF'9200'0000'FFFF);
  check("the 64-bit code descriptor's kind",
        gdt[5] & kAccessAndSize & ~kIgnored & 0x0060'FF00'0000'0000, 0x0020'9A00'0000'0000);
  check("the 64-bit data descriptor's kind", gdt[6] & 0x0000'FF00'0000'0000 & ~kIgnored,
        0x0000'9200'0000'0000);
  check_is_reclaimable(machine, gdt);
}

void check_interrupt_controllers() {
  using slipway::machine::Port;
  using slipway::machine::PortSpace;
  check("the masks of IRQs 0 to 7", PortSpace::read8(Port{0x21}), 0xFF);
  check("the masks of IRQs 8 to 15", PortSpace::read8(Port{0xA1}), 0xFF);
}

}  // namespace

void check_entry_state(const Machine& machine) {
  check_general_registers();
  check_flags(machine);
  check_control_registers(machine);
  check_segments(machine);
  check_interrupt_controllers();
  check_is_reclaimable(machine, reinterpret_cast<const void*>(entry_state.rsp));
  // "At least 64 KiB".
  constexpr std::uint64_t kStackSize = 65536;
  check_is_reclaimable(machine, reinterpret_cast<const void*>(entry_state.rsp + 8 - kStackSize));
}

}  // namespace limine
