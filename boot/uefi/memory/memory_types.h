// SPDX-License-Identifier: Apache-2.0
// What the firmware's types of memory mean to the loader.
#ifndef SLIPWAY_BOOT_UEFI_MEMORY_MEMORY_TYPES_H_
#define SLIPWAY_BOOT_UEFI_MEMORY_MEMORY_TYPES_H_

#include "boot/loader/memory/memory_type.h"
#include "boot/uefi/efi/memory.h"

namespace slipway::uefi {

// UEFI 2.10, table 7.10, "Memory Type Usage after ExitBootServices()". Memory that is free now is
// as little the loader's as the firmware's own: first it has to be asked for. Of what was made for
// a purpose (special-purpose, persistent, not accepted yet) an operating system's drivers may make
// something.
constexpr loader::MemoryType type_of(const efi::MemoryDescriptor& descriptor) {
  switch (descriptor.type) {
    case efi::MemoryType::kConventional:
    case efi::MemoryType::kLoaderCode:
    case efi::MemoryType::kLoaderData:
    case efi::MemoryType::kBootServicesCode:
    case efi::MemoryType::kBootServicesData:
      return (descriptor.attributes & efi::kSpecificPurpose) != 0
                 ? loader::MemoryType::kReserved
                 : loader::MemoryType::kFreedAtEntry;
    case efi::MemoryType::kAcpiReclaim:
      return loader::MemoryType::kAcpiReclaimable;
    case efi::MemoryType::kAcpiNvs:
      return loader::MemoryType::kAcpiNvs;
    case efi::MemoryType::kUnusable:
      return loader::MemoryType::kBad;
    default:
      return loader::MemoryType::kReserved;
  }
}

}  // namespace slipway::uefi

#endif  // SLIPWAY_BOOT_UEFI_MEMORY_MEMORY_TYPES_H_
