// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/processor.h"

#include <cstddef>

#include "slipway/machine/devices/io_apic.h"
#include "slipway/machine/devices/pic_8259.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/device_memory.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/local_apic.h"

namespace slipway::uefi {

std::optional<std::string_view> processor_fault() {
  if ((machine::Cr4::read() & machine::Cr4::kFiveLevelPaging) != 0) {
    return "the firmware has page tables of five levels, which this loader does not leave: switch "
           "5-level paging (LA57) off in its settings";
  }
  return std::nullopt;
}

void silence_interrupts(std::span<const std::uint64_t> io_apics) {
  machine::disable_interrupts();
  machine::Pic8259<>::mask_all();
  for (const std::uint64_t address : io_apics) {
    auto* const registers = reinterpret_cast<volatile std::byte*>(address);
    machine::IoApic<>(machine::DeviceMemory(registers)).mask_all();
  }
  machine::LocalApic<>::mask_own_sources();
}

}  // namespace slipway::uefi
