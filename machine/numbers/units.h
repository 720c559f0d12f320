// SPDX-License-Identifier: Apache-2.0
// Units of memory and of disks.
#ifndef SLIPWAY_MACHINE_NUMBERS_UNITS_H_
#define SLIPWAY_MACHINE_NUMBERS_UNITS_H_

#include <cstdint>

namespace slipway::machine {

inline constexpr std::uint64_t kKibibyte = 1 << 10;
inline constexpr std::uint64_t kMebibyte = 1 << 20;
inline constexpr std::uint64_t kGibibyte = 1 << 30;

// Bytes of a sector as disks count them on all buses that a BIOS knows, whatever they store.
inline constexpr std::uint32_t kSectorSize = 512;

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_NUMBERS_UNITS_H_
