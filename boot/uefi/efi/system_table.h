// SPDX-License-Identifier: Apache-2.0
// What the firmware hands to a program (UEFI 2.10, 4.3 "EFI System Table" and 4.6 "EFI
// Configuration Table and Properties Table").
#ifndef SLIPWAY_BOOT_UEFI_EFI_SYSTEM_TABLE_H_
#define SLIPWAY_BOOT_UEFI_EFI_SYSTEM_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/boot_services.h"
#include "boot/uefi/efi/runtime_services.h"
#include "boot/uefi/efi/text_console.h"

namespace slipway::efi {

struct ConfigurationTable {
  Guid guid;
  const void* table;  // physical address
};
static_assert(sizeof(ConfigurationTable) == 24);

inline constexpr Guid kAcpi20Table = {
    0x8868'E871, 0xE4F1, 0x11D3, {0xBC, 0x22, 0x00, 0x80, 0xC7, 0x3C, 0x88, 0x81}};
inline constexpr Guid kAcpi10Table = {
    0xEB9D'2D30, 0x2D88, 0x11D3, {0x9A, 0x16, 0x00, 0x90, 0x27, 0x3F, 0xC1, 0x4D}};
inline constexpr Guid kSmbiosTable = {
    0xEB9D'2D31, 0x2D88, 0x11D3, {0x9A, 0x16, 0x00, 0x90, 0x27, 0x3F, 0xC1, 0x4D}};
inline constexpr Guid kSmbios3Table = {
    0xF2FD'1544, 0x9794, 0x4A2C, {0x99, 0x2E, 0xE5, 0xBB, 0xCF, 0x20, 0xE3, 0x94}};

struct SystemTable {
  TableHeader header;
  const Char16* firmware_vendor;
  std::uint32_t firmware_revision;
  Handle console_in_handle;
  TextInput* console_in;  // null where there is none, as the next one
  Handle console_out_handle;
  TextOutput* console_out;
  Handle standard_error_handle;
  TextOutput* standard_error;
  const RuntimeServices* runtime_services;
  const BootServices* boot_services;
  std::uint64_t table_count;
  const ConfigurationTable* tables;

  std::span<const ConfigurationTable> configuration_tables() const {
    return {tables, static_cast<std::size_t>(table_count)};
  }
};
static_assert(sizeof(SystemTable) == 120);
static_assert(offsetof(SystemTable, console_in) == 48);
static_assert(offsetof(SystemTable, console_out) == 64);
static_assert(offsetof(SystemTable, runtime_services) == 88);
static_assert(offsetof(SystemTable, boot_services) == 96);
static_assert(offsetof(SystemTable, tables) == 112);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_SYSTEM_TABLE_H_
