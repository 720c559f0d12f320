// SPDX-License-Identifier: Apache-2.0
// Not compiled for the host.
#include "boot/loader/enter/start_processors.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "boot/loader/enter/waiting_place.h"
#include "boot/loader/enter/x86_64/first_fault.h"
#include "boot/loader/enter/x86_64/handoff_page_layout.h"
#include "boot/loader/enter/x86_64/processor_starter.h"
#include "slipway/machine/devices/acpi_timer.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "slipway/machine/x86_64/local_apic.h"

// start_processors.S
extern "C" const std::byte slipway_processor_start[];
extern "C" const std::byte slipway_processor_start_long_mode[];
extern "C" const std::byte slipway_processor_start_end[];

namespace slipway::loader {

namespace {

using machine::Efer;
using LocalApic = machine::LocalApic<>;

void fill(HandoffPage& page, const Handoff& handoff) {
  const auto address = reinterpret_cast<std::uintptr_t>(&page);
  const EntryState& state = handoff.state;
  ProcessorStart& start = page.start;
  std::memset(&start, 0, sizeof(start));
  std::memcpy(start.code.data(), slipway_processor_start,
              static_cast<std::size_t>(slipway_processor_start_end - slipway_processor_start));
  start.page_table_root = static_cast<std::uint32_t>(handoff.page_table_root);
  start.cr0 = static_cast<std::uint32_t>(state.cr0);
  start.cr4 = static_cast<std::uint32_t>(state.cr4);
  // LMA is the processor's to set.
  start.efer = static_cast<std::uint32_t>((state.efer & ~Efer::kLongModeActive) |
                                          (handoff.no_execute ? Efer::kNoExecuteEnable : 0));
  if (machine::Cpu<>::has(machine::CpuBasicFeature::kPageAttributeTable)) {
    start.page_attributes = state.page_attributes;
  }
  page.gdt = state.gdt;
  start.gdt = gdt_pointer(page, state);
  start.mapped_gdt = mapped_gdt_pointer(page, handoff);
  start.mapped_idt = mapped_idt_pointer(page, handoff);
  start.long_mode_entry =
      static_cast<std::uint32_t>(address) +
      static_cast<std::uint32_t>(slipway_processor_start_long_mode - slipway_processor_start);
  start.code_segment = static_cast<std::uint16_t>(state.code);
  start.data_segment = static_cast<std::uint16_t>(state.data);
  start.x2apic = handoff.x2apic ? 1 : 0;
}

// An x2APIC that nobody asked for. The first processor leaves it last: others may be x2APICs, which
// only such a one reaches.
void leave_x2apic() {
  if (LocalApic::is_x2apic()) {
    LocalApic::disable_x2apic();
  }
}

}  // namespace

Result<void> start_processors(const Handoff& handoff, std::optional<std::uint16_t> timer) {
  using Timer = machine::AcpiTimer<>;
  auto& page = *reinterpret_cast<HandoffPage*>(handoff.page);
  fill(page, handoff);
  if (handoff.x2apic) {
    LocalApic::enable_x2apic();
  }
  const auto number = static_cast<std::uint8_t>(handoff.page / machine::kPageSize);
  const WaitingPlaces& waiting = handoff.waiting;
  return ProcessorStarter<LocalApic, Timer>(number, timer.transform([](std::uint16_t address) {
           return Timer(machine::Port{address});
         }))
      .start({reinterpret_cast<WaitingPlace*>(waiting.physical_start), waiting.count},
             [&](std::size_t i) {
               page.start.place = waiting.virtual_start + i * sizeof(WaitingPlace);
             })
      .transform([&] {
        if (!handoff.x2apic) {
          leave_x2apic();
        }
      });
}

}  // namespace slipway::loader
