// SPDX-License-Identifier: Apache-2.0
// Ports of each width, registers in memory, MSRs and CPUID, on the devices of QEMU's `pc`.
#include <slipway/cpuid.h>
#include <slipway/interrupts.h>
#include <slipway/kernel.h>
#include <slipway/mmio.h>
#include <slipway/msr.h>
#include <slipway/port.h>

#include <cstdint>

namespace {

using slipway::DeviceMemory;
using slipway::Port;
using slipway::PortSpace;

// PCI's configuration mechanism #1: the chipset's vendor is Intel.
void check_ports() {
  PortSpace::write32(Port{0xCF8}, 0x8000'0000);
  ASSERT(PortSpace::read32(Port{0xCF8}) == 0x8000'0000);
  ASSERT((PortSpace::read32(Port{0xCFC}) & 0xFFFF) == 0x8086);
  ASSERT(PortSpace::read16(Port{0xCFC}) == 0x8086);
  ASSERT(PortSpace::read8(Port{0xCFD}) == 0x80);
  // The display's index register, 16 bits wide, and the value behind it: Bochs' VBE extensions.
  PortSpace::write16(Port{0x1CE}, 0);
  const std::uint16_t version = PortSpace::read16(Port{0x1CF});
  ASSERT((version & 0xFFF0) == 0xB0C0, "{:#x}", version);
}

constexpr std::uint8_t kTimerVector = 64;
constinit volatile int ticks = 0;

// The local APIC (Intel SDM vol. 3A, chapter 11).
namespace apic {
constexpr slipway::Msr kBase{0x1B};
constexpr std::size_t kVersion = 0x30;
constexpr std::size_t kEndOfInterrupt = 0xB0;
constexpr std::size_t kSpuriousVector = 0xF0;
constexpr std::size_t kTimer = 0x320;
constexpr std::size_t kInitialCount = 0x380;
constexpr std::uint32_t kEnabled = 1u << 8;
constexpr std::uint32_t kPeriodic = 1u << 17;
}  // namespace apic

DeviceMemory local_apic() {
  return slipway::map_device(slipway::read_msr(apic::kBase) & ~std::uint64_t{0xFFF}, 4096);
}

bool on_timer(slipway::InterruptState&) {
  ticks = ticks + 1;
  local_apic().write<std::uint32_t>(apic::kEndOfInterrupt, 0);
  return true;
}

bool on_spurious(slipway::InterruptState&) {
  return true;
}

void check_memory_and_handlers() {
  const DeviceMemory registers = local_apic();
  const auto version = registers.read<std::uint32_t>(apic::kVersion);
  ASSERT((version & 0xFF) >= 0x10 && (version & 0xFF) < 0x20, "{:#x}", version);

  slipway::set_interrupt_handler(kTimerVector, on_timer);
  slipway::set_interrupt_handler(255, on_spurious);
  registers.write<std::uint32_t>(apic::kSpuriousVector, apic::kEnabled | 255);
  registers.write<std::uint32_t>(apic::kTimer, apic::kPeriodic | kTimerVector);
  registers.write<std::uint32_t>(apic::kInitialCount, 1'000'000);
  while (ticks < 3) {
    slipway::wait_for_interrupt();
  }
  slipway::disable_interrupts();
  ASSERT(registers.read<std::uint32_t>(apic::kInitialCount) == 1'000'000);
}

// Of a size that takes large pages, with small ones at its ends, over pages that are mapped.
void check_large_mapping() {
  const DeviceMemory first = slipway::map_device(0xFD00'0000 - 4096, 5 * 1024 * 1024);
  const DeviceMemory again = slipway::map_device(0xFD00'0000 - 4096, 4096);
  ASSERT(first.base() == again.base());
  // The frame buffer of QEMU's VGA, which nothing draws into in text mode.
  const DeviceMemory pixels = slipway::map_device(0xFD00'0000, 4096);
  for (const std::size_t offset : {std::size_t{0}, std::size_t{4096}, std::size_t{1} << 21}) {
    pixels.write<std::uint64_t>(offset, 0x8877'6655'4433'2211);
    ASSERT(pixels.read<std::uint8_t>(offset) == 0x11);
    ASSERT(pixels.read<std::uint16_t>(offset + 2) == 0x4433);
    ASSERT(pixels.read<std::uint32_t>(offset + 4) == 0x8877'6655);
    pixels.write<std::uint8_t>(offset + 7, 0xAA);
    pixels.write<std::uint16_t>(offset, 0xBBCC);
    ASSERT(pixels.read<std::uint64_t>(offset) == 0xAA77'6655'4433'BBCC);
  }
}

void check_processor() {
  ASSERT(slipway::Cpu<>::vendor().view() == "AuthenticAMD");
  // Leaf 0Dh has several answers. QEMU's `max` has XSAVE, whose first one names x87 and SSE.
  ASSERT((slipway::cpuid(slipway::CpuidLeaf{0xD}, 0).eax & 3) == 3);
  ASSERT(slipway::cpuid(slipway::CpuidLeaf{0xD}, 0).eax !=
         slipway::cpuid(slipway::CpuidLeaf{0xD}, 1).eax);
  constexpr slipway::Msr kGsBase{0xC000'0101};
  slipway::write_msr(kGsBase, 0xFFFF'8000'1234'5678);
  ASSERT(slipway::read_msr(kGsBase) == 0xFFFF'8000'1234'5678);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  check_ports();
  check_processor();
  check_memory_and_handlers();
  check_large_mapping();
  slipway::println("devices answer");
}
