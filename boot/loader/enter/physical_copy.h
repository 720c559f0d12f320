// SPDX-License-Identifier: Apache-2.0
// Bytes that reach their place when the loader is left, and not before: they may belong where the
// loader, or a firmware, is at work until then.
#ifndef SLIPWAY_BOOT_LOADER_ENTER_PHYSICAL_COPY_H_
#define SLIPWAY_BOOT_LOADER_ENTER_PHYSICAL_COPY_H_

#include <cstddef>
#include <cstdint>

namespace slipway::loader {

// Addresses are physical, and what is there does not overlap.
struct PhysicalCopy {
  std::uint32_t destination;
  std::uint32_t source;
  std::uint32_t size;    // bytes
  std::uint32_t zeroes;  // bytes that follow at the destination
};

// enter_protected_mode.S has these as numbers.
static_assert(offsetof(PhysicalCopy, destination) == 0);
static_assert(offsetof(PhysicalCopy, source) == 4);
static_assert(offsetof(PhysicalCopy, size) == 8);
static_assert(offsetof(PhysicalCopy, zeroes) == 12);
static_assert(sizeof(PhysicalCopy) == 16);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ENTER_PHYSICAL_COPY_H_
