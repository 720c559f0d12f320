// SPDX-License-Identifier: Apache-2.0
// BootInfo's values in words: what `print` shows for them.
#ifndef SLIPWAY_KERNEL_TEXT_BOOT_INFO_TEXT_H_
#define SLIPWAY_KERNEL_TEXT_BOOT_INFO_TEXT_H_

#include <cstdint>
#include <string_view>

#include "slipway/boot_info.h"
#include "slipway/kernel/text/format.h"

namespace slipway {

constexpr std::string_view to_string(protocol::MemoryType type) {
  using enum protocol::MemoryType;
  switch (type) {
    case kUsable:
      return "usable";
    case kReserved:
      return "reserved";
    case kAcpiReclaimable:
      return "ACPI tables";
    case kAcpiNvs:
      return "ACPI NVS";
    case kBad:
      return "bad";
    case kLoader:
      return "loader";
    case kKernel:
      return "kernel";
    case kPageTables:
      return "page tables";
    case kStack:
      return "stack";
    case kBootInfo:
      return "boot info";
    case kModule:
      return "module";
  }
  return "unknown";
}

constexpr std::string_view to_string(protocol::FirmwareKind kind) {
  using enum protocol::FirmwareKind;
  switch (kind) {
    case kBios:
      return "BIOS";
    case kUefi:
      return "UEFI";
  }
  return "unknown";
}

// As ls does: "r-x".
struct Rights {
  std::uint32_t bits;  // SegmentRights, or-ed together
};

template <>
struct formatter<protocol::MemoryType> {
  void format(protocol::MemoryType type, format_context& context) const {
    context.out().write(to_string(type));
  }
};

template <>
struct formatter<protocol::FirmwareKind> {
  void format(protocol::FirmwareKind kind, format_context& context) const {
    context.out().write(to_string(kind));
  }
};

template <>
struct formatter<Rights> {
  void format(Rights rights, format_context& context) const {
    using enum protocol::SegmentRights;
    const auto letter = [&](protocol::SegmentRights right, char name) {
      return (rights.bits & static_cast<std::uint32_t>(right)) != 0 ? name : '-';
    };
    format_to(context.out(), "{}{}{}", letter(kRead, 'r'), letter(kWrite, 'w'),
              letter(kExecute, 'x'));
  }
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_BOOT_INFO_TEXT_H_
