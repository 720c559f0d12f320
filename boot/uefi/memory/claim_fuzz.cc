// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever the firmware says of its memory, the loader's map is in order, and what
// is usable in it was taken from the firmware, and belongs to nobody else. The fuzzer's bytes are
// descriptors, of 16 bytes each, in any order, which may overlap and have no pages.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>

#include "boot/uefi/memory/claim.h"
#include "boot/uefi/memory/firmware_map.h"
#include "boot/uefi/testing/fake_firmware.h"

namespace {

using namespace slipway;  // NOLINT: this is all about it
using uefi::testing::FakeFirmware;

void require(bool condition, const char* what) {
  if (!condition) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
  }
}

struct Input {
  std::uint8_t type;
  std::uint8_t attributes;
  bool refused;
  std::uint8_t wide;  // whether the numbers are small ones, of pages that a machine has
  std::uint32_t start;
  std::uint64_t pages;
};
static_assert(sizeof(Input) == 16);

efi::MemoryDescriptor descriptor_of(const std::byte* bytes, FakeFirmware& firmware) {
  std::byte raw[sizeof(Input)];
  std::memcpy(raw, bytes, sizeof(raw));
  raw[2] &= std::byte{1};
  Input input;
  std::memcpy(&input, raw, sizeof(input));
  const bool is_wide = input.wide % 4 == 3;
  const efi::MemoryDescriptor descriptor = {
      .type = static_cast<efi::MemoryType>(input.type % 18),
      .physical_start =
          is_wide ? std::uint64_t{input.start} << 32 : std::uint64_t{input.start} * efi::kPageSize,
      .virtual_start = 0,
      .page_count = is_wide ? input.pages : input.pages & 0xFFFFF,
      .attributes = std::uint64_t{input.attributes} << 14};
  if (input.refused) {
    firmware.refused.push_back(descriptor.physical_start);
  }
  return descriptor;
}

struct Extent {
  std::uint64_t start;
  std::uint64_t end;
};

// As far as any processor reaches; no sum wraps.
Extent extent_of(std::uint64_t start, std::uint64_t pages) {
  constexpr std::uint64_t kEnd = std::uint64_t{1} << 52;
  const std::uint64_t from = std::min(start, kEnd);
  return {from, from + std::min(pages, (kEnd - from) / efi::kPageSize) * efi::kPageSize};
}

bool overlap(const Extent& a, const loader::MemoryRegion& b) {
  return a.start < a.end && a.start < b.end() && b.start < a.end;
}

bool is_claimed(const FakeFirmware& firmware, const loader::MemoryRegion& region) {
  std::uint64_t reached = region.start;
  for (bool found = true; found && reached < region.end();) {
    found = false;
    for (const FakeFirmware::Claim& claim : firmware.claims) {
      const Extent extent = extent_of(claim.start, claim.pages);
      if (extent.start <= reached && reached < extent.end) {
        reached = extent.end;
        found = true;
      }
    }
  }
  return reached >= region.end();
}

void check_order(const loader::MemoryMap& map) {
  std::uint64_t end = 0;
  for (const loader::MemoryRegion& region : map.regions()) {
    require(
        region.size != 0 && region.start % efi::kPageSize == 0 && region.size % efi::kPageSize == 0,
        "a region is not made of whole pages");
    require(region.start >= end, "regions are not in order");
    end = region.end();
  }
}

void check_usable(const FakeFirmware& firmware, const loader::MemoryMap& map,
                  std::uint64_t physical_address_end) {
  for (const loader::MemoryRegion& region : map.regions()) {
    if (region.type != loader::MemoryType::kUsable) {
      continue;
    }
    require(region.end() <= physical_address_end, "memory is usable that no address reaches");
    require(is_claimed(firmware, region), "memory is usable that was not taken");
    for (const efi::MemoryDescriptor& descriptor : firmware.memory) {
      if (descriptor.type != efi::MemoryType::kConventional) {
        require(!overlap(extent_of(descriptor.physical_start, descriptor.page_count), region),
                "memory is usable that is somebody's");
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = std::as_bytes(std::span(data, size));
  FakeFirmware firmware;
  for (std::size_t i = 0; i + sizeof(Input) <= input.size(); i += sizeof(Input)) {
    firmware.memory.push_back(descriptor_of(&input[i], firmware));
  }
  const facts::MemoryFacts known = {.physical_address_end = std::uint64_t{1} << 40};
  const auto firmware_map = uefi::FirmwareMap::create(firmware.services());
  require(firmware_map.has_value(), "no map");
  const auto map = std::make_unique<loader::MemoryMap>();
  if (!uefi::claim_memory(firmware.services(), *firmware_map, known, *map)) {
    return 0;
  }
  check_order(*map);
  check_usable(firmware, *map, known.physical_address_end);
  if (uefi::add_later_reservations(*firmware_map, known, *map)) {
    check_order(*map);
    check_usable(firmware, *map, known.physical_address_end);
  }
  return 0;
}
