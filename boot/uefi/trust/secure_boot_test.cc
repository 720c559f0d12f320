// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/trust/secure_boot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace slipway::uefi {
namespace {

// The one variable that there is, and the answer to who asks for it.
struct Variable {
  efi::Status status = efi::Status::kSuccess;
  std::vector<std::uint8_t> value;
};

Variable variable;

__attribute__((ms_abi)) efi::Status get_variable(const efi::Char16* name, const efi::Guid* owner,
                                                 std::uint32_t* /*attributes*/, std::uint64_t* size,
                                                 void* data) {
  // Written out, so that the loader's own constants are looked at: UEFI 2.10, 3.3.
  constexpr efi::Guid kOwner = {
      0x8BE4DF61, 0x93CA, 0x11D2, {0xAA, 0x0D, 0x00, 0xE0, 0x98, 0x03, 0x2B, 0x8C}};
  if (std::u16string_view(name) != u"SecureBoot" || *owner != kOwner) {
    return efi::Status::kNotFound;
  }
  if (failed(variable.status)) {
    return variable.status;
  }
  const std::uint64_t room = *size;
  *size = variable.value.size();
  if (room < variable.value.size()) {
    return efi::Status::kBufferTooSmall;
  }
  std::ranges::copy(variable.value, static_cast<std::uint8_t*>(data));
  return efi::Status::kSuccess;
}

bool is_on(const Variable& answer) {
  variable = answer;
  efi::RuntimeServices services = {};
  services.get_variable = get_variable;
  return secure_boot_is_on(services);
}

TEST(SecureBoot, IsWhatTheVariableSays) {
  EXPECT_TRUE(is_on({.value = {1}}));
  EXPECT_FALSE(is_on({.value = {0}}));
}

TEST(SecureBoot, IsOffWhereFirmwareKnowsNothingOfIt) {
  EXPECT_FALSE(is_on({.status = efi::Status::kNotFound, .value = {}}));
  EXPECT_FALSE(is_on({.status = efi::Status::kUnsupported, .value = {}}));
}

TEST(SecureBoot, IsOnInDoubt) {
  EXPECT_TRUE(is_on({.status = efi::Status::kDeviceError, .value = {}}));
  EXPECT_TRUE(is_on({.value = {0, 0}}));
  EXPECT_TRUE(is_on({.value = {}}));
  EXPECT_TRUE(is_on({.value = {2}}));
}

}  // namespace
}  // namespace slipway::uefi
