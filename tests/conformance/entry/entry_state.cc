// SPDX-License-Identifier: Apache-2.0
// Holds the machine at the entry point against the table in boot/protocol/README.md, line by line.
#include "tests/conformance/entry/entry_state.h"

#include <cstdint>
#include <span>
#include <string_view>

#include <slipway/kernel.h>
#include "slipway/machine/devices/vga_text.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"
#include "slipway/machine/x86_64/segments.h"

constinit EntryState entry_state = {};

namespace {

namespace vga = slipway::machine::vga;

constexpr int kCells = vga::kColumns * vga::kRows;
constinit vga::Cell screen[kCells] = {};

}  // namespace

void capture_screen(const slipway::protocol::BootInfo* info) {
  const auto* cells = reinterpret_cast<const volatile std::uint16_t*>(
      info->physical_memory.offset + info->text_mode.buffer_physical);
  for (int i = 0; i < kCells; ++i) {
    screen[i].bits = cells[i];
  }
}

namespace {

using slipway::machine::Cr0;
using slipway::machine::Cr3;
using slipway::machine::Cr4;
using slipway::machine::Efer;
using slipway::protocol::MemoryType;

int mismatches = 0;

void check(std::string_view what, std::uint64_t actual, std::uint64_t expected) {
  if (actual == expected) {
    return;
  }
  ++mismatches;
  slipway::println("{} is {:#x}, not {:#x}", what, actual, expected);
}

void check_general_registers(const slipway::protocol::BootInfo& info) {
  const EntryState& state = entry_state;
  check("RDI", state.rdi, reinterpret_cast<std::uintptr_t>(&info));
  check("RSP", state.rsp, info.stack_bottom + info.stack_size - 8);
  check("RSP + 8 modulo 16", (state.rsp + 8) % 16, 0);
  check("the return address", state.return_address, 0);
  check("RFLAGS", state.rflags, 2);
  check("RAX", state.rax, 0);
  check("RBX", state.rbx, 0);
  check("RCX", state.rcx, 0);
  check("RDX", state.rdx, 0);
  check("RSI", state.rsi, 0);
  check("RBP", state.rbp, 0);
  check("R8", state.r8, 0);
  check("R9", state.r9, 0);
  check("R10", state.r10, 0);
  check("R11", state.r11, 0);
  check("R12", state.r12, 0);
  check("R13", state.r13, 0);
  check("R14", state.r14, 0);
  check("R15", state.r15, 0);
}

// The library changes none of these before kernel_main.
void check_control_registers() {
  check("CR0", Cr0::read(),
        Cr0::kProtectedMode | Cr0::kMonitorCoprocessor | Cr0::kExtensionType | Cr0::kNumericError |
            Cr0::kWriteProtect | Cr0::kPaging);
  check("CR4", Cr4::read(), Cr4::kPhysicalAddressExtension);
  const bool has_nx = slipway::machine::Cpu<>::has(slipway::machine::CpuFeature::kNoExecute);
  check("EFER", Efer::read(),
        Efer::kLongModeEnable | Efer::kLongModeActive | (has_nx ? Efer::kNoExecuteEnable : 0));
  check("PAT", slipway::machine::PageAttributes::read(), 0x0007'0106'0007'0406);
}

void check_segments() {
  const EntryState& state = entry_state;
  check("CS", state.cs, 0x08);
  check("SS", state.ss, 0x10);
  check("DS", state.ds, 0x10);
  check("ES", state.es, 0x10);
  check("FS", state.fs, 0x10);
  check("GS", state.gs, 0x10);
  check("the limit of GDTR", state.gdtr.limit, 3 * 8 - 1);
  check("the limit of IDTR", state.idtr.limit, slipway::machine::kExceptionCount * 16 - 1);
  check("LDTR", state.ldtr, 0);
  check("the base of FS", state.fs_base, 0);
  check("the base of GS", state.gs_base, 0);
}

// The library does not touch them.
void check_interrupt_controllers() {
  check("the masks of IRQs 0 to 7",
        slipway::machine::PortSpace::read8(slipway::machine::Port{0x21}), 0xFF);
  check("the masks of IRQs 8 to 15",
        slipway::machine::PortSpace::read8(slipway::machine::Port{0xA1}), 0xFF);
}

// The handoff page, in which it lies, is held to its rights by the kernel address_space.
void check_gdt() {
  using slipway::machine::SegmentDescriptor;
  const auto* gdt = reinterpret_cast<const SegmentDescriptor*>(entry_state.gdtr.base);
  check("the GDT's entry 0", gdt[0].bits, SegmentDescriptor::null().bits);
  check("the GDT's entry for code", gdt[1].bits, SegmentDescriptor::code64().bits);
  check("the GDT's entry for data", gdt[2].bits, SegmentDescriptor::data().bits);
}

// Each of its gates leads into the handoff page, too. What happens there, tests/first_fault shows.
void check_idt() {
  constexpr std::uint64_t kPage = ~std::uint64_t{0xFFF};
  const auto* const idt =
      reinterpret_cast<const slipway::machine::InterruptGate*>(entry_state.idtr.base);
  for (const auto& gate : std::span(idt, slipway::machine::kExceptionCount)) {
    const std::uint64_t handler = std::uint64_t{gate.offset_high} << 32 |
                                  std::uint64_t{gate.offset_middle} << 16 | gate.offset_low;
    check("a gate's type", gate.type, 0x8E);
    check("a gate's selector", gate.selector, 0x08);
    check("the page of a handler", handler & kPage, entry_state.gdtr.base & kPage);
  }
}

MemoryType type_at(const slipway::protocol::BootInfo& info, std::uint64_t address) {
  for (const auto& region : std::span(info.memory_map, info.memory_region_count)) {
    if (region.start <= address && address < region.end()) {
      return region.type;
    }
  }
  return MemoryType{};
}

void check_places(const slipway::protocol::BootInfo& info) {
  const auto is = [&](std::uint64_t address, MemoryType type) {
    return type_at(info, address) == type;
  };
  check("CR3 in memory of type kPageTables", is(Cr3::read(), MemoryType::kPageTables), true);
  check("the GDT in memory of type kLoader", is(entry_state.gdtr.base, MemoryType::kLoader), true);
  check("the IDT in memory of type kLoader", is(entry_state.idtr.base, MemoryType::kLoader), true);
}

// Whether pixels are black is for the kernel `framebuffer` to see: here the library has drawn on
// them.
void check_screen(const slipway::protocol::BootInfo& info) {
  if (info.firmware == slipway::protocol::FirmwareKind::kUefi) {
    check("the columns of UEFI's screen", info.text_mode.columns, 0);
    check("that there are pixels", info.framebuffer.width != 0, true);
    return;
  }
  check("the text buffer", info.text_mode.buffer_physical, vga::kTextBufferAddress);
  check("the screen's columns", info.text_mode.columns, vga::kColumns);
  check("the screen's rows", info.text_mode.rows, vga::kRows);
  int in_use = 0;
  for (const vga::Cell cell : screen) {
    if (cell.character() != ' ' && cell.character() != 0) {
      ++in_use;
    }
  }
  check("the number of characters on the screen", static_cast<std::uint64_t>(in_use), 0);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  check_general_registers(info);
  check_control_registers();
  check_segments();
  check_gdt();
  check_idt();
  check_interrupt_controllers();
  check_places(info);
  check_screen(info);
  ASSERT(mismatches == 0, "{} mismatches", mismatches);
  slipway::println("entry state as documented");
}
