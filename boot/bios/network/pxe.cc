// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/network/pxe.h"

#include "boot/bios/real_mode/bios_call.h"

namespace slipway::bios::pxe {

// network_sector.S has made the call an interrupt.
bool call(Service service, void* parameters) {
  const auto pointer =
      Pointer::to(static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(parameters)));
  const Registers after = bios::call(
      Interrupt::kPxe,
      {.ebx = static_cast<std::uint16_t>(service), .edi = pointer.offset, .es = pointer.segment});
  return (after.eax & 0xFFFF) == 0;  // PXENV_EXIT_SUCCESS
}

}  // namespace slipway::bios::pxe
