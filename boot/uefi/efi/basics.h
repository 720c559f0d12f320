// SPDX-License-Identifier: Apache-2.0
// What all of UEFI's interfaces are made of (UEFI 2.10, 2.3.1 "Data Types" and 2.3.4 "x64
// Platforms").
#ifndef SLIPWAY_BOOT_UEFI_EFI_BASICS_H_
#define SLIPWAY_BOOT_UEFI_EFI_BASICS_H_

#include <cstdint>

#include "slipway/machine/numbers/guid.h"

namespace slipway::efi {

// A service of the firmware: called as Microsoft's compilers do, whatever the caller is compiled
// for, so that tests on the host can stand in for a firmware.
template <typename Result, typename... Arguments>
using Function = Result(__attribute__((ms_abi)) *)(Arguments...);

// Of which nothing is known but where it stands.
using Unused = void*;

using Handle = void*;
using Event = void*;
using PhysicalAddress = std::uint64_t;
using Lba = std::uint64_t;  // logical block address
using Char16 = char16_t;    // UCS-2

// Appendix D, "Status Codes".
enum class Status : std::uint64_t {
  kSuccess = 0,
  kError = std::uint64_t{1} << 63,  // a bit of all errors
  kLoadError = kError | 1,
  kInvalidParameter = kError | 2,
  kUnsupported = kError | 3,
  kBufferTooSmall = kError | 5,
  kNotReady = kError | 6,
  kDeviceError = kError | 7,
  kOutOfResources = kError | 9,
  kNoMedia = kError | 12,
  kMediaChanged = kError | 13,
  kNotFound = kError | 14,
  kTimeout = kError | 18,
  kNotStarted = kError | 19,
  kTftpError = kError | 23,
};

// Warnings are successes.
constexpr bool failed(Status status) {
  return (static_cast<std::uint64_t>(status) & static_cast<std::uint64_t>(Status::kError)) != 0;
}

using machine::Guid;

// 4.2, "EFI Table Header".
struct TableHeader {
  std::uint64_t signature;
  std::uint32_t revision;
  std::uint32_t header_size;
  std::uint32_t crc32;
  std::uint32_t reserved;
};
static_assert(sizeof(TableHeader) == 24);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_BASICS_H_
