// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/trust/secure_boot.h"

#include <cstdint>

namespace slipway::uefi {

bool secure_boot_is_on(const efi::RuntimeServices& services) {
  std::uint8_t value = 0;
  std::uint64_t size = sizeof value;
  const efi::Status status =
      services.get_variable(efi::kSecureBoot, &efi::kGlobalVariable, nullptr, &size, &value);
  // Firmware that cannot do it has no such variable; some has no variables at all.
  if (status == efi::Status::kNotFound || status == efi::Status::kUnsupported) {
    return false;
  }
  return failed(status) || size != sizeof value || value != 0;
}

}  // namespace slipway::uefi
