// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/memory/e820.h"

#include <cstdint>

#include "boot/bios/layout/low_memory.h"
#include "boot/bios/memory/e820_type.h"
#include "boot/bios/real_mode/bios_call.h"

namespace slipway::bios {
namespace {

constexpr std::uint32_t kSignature = 0x534D4150;  // "SMAP"

struct AddressRange {
  std::uint64_t start;
  std::uint64_t size;
  std::uint32_t type;
  std::uint32_t extended_attributes;  // ACPI 3.0; bit 0 clear: ignore the entry

  static constexpr std::uint32_t kEnabled = 1;
};
static_assert(sizeof(AddressRange) == 24);

// The bytes of an entry before ACPI 3.0 added the attributes.
constexpr std::uint32_t kShortEntrySize = 20;

// More than any BIOS has; a broken one that never ends its list is stopped here.
constexpr int kMaxEntries = 1024;

// In stage 2's own data, below kLowMemoryNeeded, where the BIOS can reach it.
constinit AddressRange entry = {};

bool next_entry(std::uint32_t& continuation, std::uint32_t& size) {
  entry = {.start = 0, .size = 0, .type = 0, .extended_attributes = AddressRange::kEnabled};
  const auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&entry));
  const Registers result = call(Interrupt::kSystem, {.eax = 0xE820,
                                                     .ebx = continuation,
                                                     .ecx = sizeof(AddressRange),
                                                     .edx = kSignature,
                                                     .edi = address & 0xF,
                                                     .es = segment_of(address)});
  if (result.carry() || result.eax != kSignature) {
    return false;
  }
  continuation = result.ebx;
  size = result.ecx;
  return true;
}

}  // namespace

loader::Result<bool> read_e820(loader::MemoryMap& map, const facts::MemoryFacts& known) {
  std::uint32_t continuation = 0;
  for (int count = 0; count < kMaxEntries; ++count) {
    std::uint32_t size = 0;
    // An error after the first entry is how some BIOSes say that the list has ended.
    if (!next_entry(continuation, size)) {
      return count > 0;
    }
    const bool enabled =
        size <= kShortEntrySize || (entry.extended_attributes & AddressRange::kEnabled) != 0;
    if (enabled) {
      const auto type = memory_type_of(entry.type);
      if (auto added = facts::add_reported(map, {entry.start, entry.size, type}, known); !added) {
        return std::unexpected(added.error());
      }
    }
    if (continuation == 0) {
      break;
    }
  }
  return true;
}

}  // namespace slipway::bios
