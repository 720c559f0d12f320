// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/firmware_tables.h"

#include "boot/facts/table_bytes.h"

namespace slipway::facts {

namespace {

using Bytes = TableBytes;

constexpr std::size_t kRsdpSize = 20;
constexpr std::size_t kRsdpRevision = 15;
constexpr std::size_t kRsdt = 16;
constexpr std::size_t kRsdpLength = 20;
constexpr std::size_t kXsdt = 24;
constexpr std::size_t kExtendedRsdpSize = 36;

constexpr std::size_t kSmbiosLength = 5;
constexpr std::size_t kSmbiosSize = 31;
constexpr std::size_t kSmbios21Size = 30;  // what version 2.1 of the specification said by mistake
constexpr std::size_t kSmbiosIntermediate = 16;
constexpr std::size_t kSmbiosIntermediateSize = 15;

constexpr std::size_t kSmbiosStructures = 24;

constexpr std::size_t kSmbios3Length = 6;
constexpr std::size_t kSmbios3Structures = 16;
constexpr std::size_t kSmbios3Size = 24;

}  // namespace

bool is_rsdp_with_xsdt(Bytes bytes) {
  if (bytes.size() < kExtendedRsdpSize || !begins_with(bytes, "RSD PTR ") ||
      bytes[kRsdpRevision] < std::byte{2}) {
    return false;
  }
  const std::uint32_t length = read32(bytes, kRsdpLength);
  return length >= kExtendedRsdpSize && sums_to_zero(bytes, kRsdpSize) &&
         sums_to_zero(bytes, length);
}

bool is_rsdp(Bytes bytes) {
  if (!begins_with(bytes, "RSD PTR ") || !sums_to_zero(bytes, kRsdpSize)) {
    return false;
  }
  return bytes[kRsdpRevision] < std::byte{2} || is_rsdp_with_xsdt(bytes);
}

std::uint64_t acpi_root_table(Bytes rsdp) {
  if (rsdp[kRsdpRevision] < std::byte{2}) {
    return read32(rsdp, kRsdt);
  }
  return read64(rsdp, kXsdt);
}

std::uint64_t smbios_structures(Bytes smbios) {
  return read32(smbios, kSmbiosStructures);
}

std::uint64_t smbios3_structures(Bytes smbios3) {
  return read64(smbios3, kSmbios3Structures);
}

bool is_smbios(Bytes bytes) {
  if (bytes.size() < kSmbiosSize || !begins_with(bytes, "_SM_")) {
    return false;
  }
  const auto length = std::to_integer<std::size_t>(bytes[kSmbiosLength]);
  const Bytes intermediate = bytes.subspan(kSmbiosIntermediate);
  return length >= kSmbios21Size && sums_to_zero(bytes, length) &&
         begins_with(intermediate, "_DMI_") && sums_to_zero(intermediate, kSmbiosIntermediateSize);
}

bool is_smbios3(Bytes bytes) {
  if (bytes.size() < kSmbios3Size || !begins_with(bytes, "_SM3_")) {
    return false;
  }
  const auto length = std::to_integer<std::size_t>(bytes[kSmbios3Length]);
  return length >= kSmbios3Size && sums_to_zero(bytes, length);
}

Bytes find_table(Bytes memory, TableMark mark, TableCheck check) {
  for (std::size_t i = 0; i + kTableAlignment <= memory.size(); i += kTableAlignment) {
    std::uint32_t first;
    __builtin_memcpy(&first, &memory[i], sizeof(first));
    if (first == static_cast<std::uint32_t>(mark) && check(memory.subspan(i))) {
      return memory.subspan(i);
    }
  }
  return {};
}

}  // namespace slipway::facts
