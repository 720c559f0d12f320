// SPDX-License-Identifier: Apache-2.0
// Physical memory as the firmware describes it (UEFI 2.10, 7.2 "Memory Allocation Services").
#ifndef SLIPWAY_BOOT_UEFI_EFI_MEMORY_H_
#define SLIPWAY_BOOT_UEFI_EFI_MEMORY_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"

namespace slipway::efi {

inline constexpr std::uint64_t kPageSize = 4096;

enum class MemoryType : std::uint32_t {
  kReserved = 0,
  kLoaderCode = 1,
  kLoaderData = 2,
  kBootServicesCode = 3,
  kBootServicesData = 4,
  kRuntimeServicesCode = 5,
  kRuntimeServicesData = 6,
  kConventional = 7,
  kUnusable = 8,
  kAcpiReclaim = 9,
  kAcpiNvs = 10,
  kMappedIo = 11,
  kMappedIoPorts = 12,
  kPalCode = 13,
  kPersistent = 14,
  kUnaccepted = 15,
};

// Attributes, as bits.
inline constexpr std::uint64_t kWriteBack = 1 << 3;
inline constexpr std::uint64_t kExecuteProtect = 1 << 14;
inline constexpr std::uint64_t kSpecificPurpose = 1 << 18;

// A firmware's may be longer: the map comes with the distance from one to the next.
struct MemoryDescriptor {
  MemoryType type;
  PhysicalAddress physical_start;
  std::uint64_t virtual_start;
  std::uint64_t page_count;
  std::uint64_t attributes;
};
static_assert(sizeof(MemoryDescriptor) == 40);
static_assert(offsetof(MemoryDescriptor, physical_start) == 8);
static_assert(offsetof(MemoryDescriptor, attributes) == 32);

enum class AllocateType : std::uint32_t {
  kAnyPages = 0,
  kMaxAddress = 1,
  kAddress = 2,
};

// 37.7.1, "EFI_MEMORY_ATTRIBUTE_PROTOCOL": where there is one, the firmware may keep data from
// being executed.
struct MemoryAttributeProtocol {
  static constexpr Guid kGuid = {
      0xF456'0CF6, 0x40EC, 0x4B4A, {0xA1, 0x92, 0xBF, 0x1D, 0x57, 0xD0, 0xB1, 0x89}};

  Unused get_memory_attributes;
  Unused set_memory_attributes;
  Function<Status, MemoryAttributeProtocol*, PhysicalAddress, std::uint64_t, std::uint64_t>
      clear_memory_attributes;
};
static_assert(sizeof(MemoryAttributeProtocol) == 24);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_MEMORY_H_
