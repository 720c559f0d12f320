// SPDX-License-Identifier: Apache-2.0
// What the firmware does for a loader and for the system after it (UEFI 2.10, 4.5 "EFI Runtime
// Services Table" and 8 "Services - Runtime Services"), and the variables that it has (3.3
// "Globally Defined Variables").
#ifndef SLIPWAY_BOOT_UEFI_EFI_RUNTIME_SERVICES_H_
#define SLIPWAY_BOOT_UEFI_EFI_RUNTIME_SERVICES_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"

namespace slipway::efi {

struct RuntimeServices {
  TableHeader header;

  // 8.3, "Time Services".
  Unused get_time;
  Unused set_time;
  Unused get_wakeup_time;
  Unused set_wakeup_time;

  // 8.4, "Virtual Memory Services".
  Unused set_virtual_address_map;
  Unused convert_pointer;

  // 8.2, "Variable Services".
  Function<Status, const Char16*, const Guid*, std::uint32_t*, std::uint64_t*, void*>
      get_variable;  // name, whose, attributes (may be null), size of the data, data
  Unused get_next_variable_name;
  Unused set_variable;

  // 8.5, "Miscellaneous Runtime Services".
  Unused get_next_high_monotonic_count;
  Unused reset_system;
  Unused update_capsule;
  Unused query_capsule_capabilities;

  // 8.2 again.
  Unused query_variable_info;
};
static_assert(sizeof(RuntimeServices) == 136);
static_assert(offsetof(RuntimeServices, get_variable) == 72);

inline constexpr Guid kGlobalVariable = {
    0x8BE4'DF61, 0x93CA, 0x11D2, {0xAA, 0x0D, 0x00, 0xE0, 0x98, 0x03, 0x2B, 0x8C}};

// One byte: 1 where the firmware starts only what is signed.
inline constexpr Char16 kSecureBoot[] = u"SecureBoot";

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_RUNTIME_SERVICES_H_
