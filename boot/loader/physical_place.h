// SPDX-License-Identifier: Apache-2.0
// Where in physical memory a kernel without paging goes, and what is put beside it.
#ifndef SLIPWAY_BOOT_LOADER_PHYSICAL_PLACE_H_
#define SLIPWAY_BOOT_LOADER_PHYSICAL_PLACE_H_

#include <cstdint>
#include <optional>
#include <span>

#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/memory_type.h"
#include "boot/loader/plan/load_plan.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::loader {

// Nothing of such a kernel is outside. Below is what a firmware needs, and its screen.
inline constexpr std::uint64_t kPhysicalStart = machine::kMebibyte;
inline constexpr std::uint64_t kPhysicalEnd = 4 * machine::kGibibyte;

// Memory that is the kernel's once it runs, whatever it holds until then; and what of it is the
// loader's now, and so the kernel's alone beside firmware that stays.
inline constexpr MemoryTypes kFreeThen = MemoryTypes::all_but(
    {MemoryType::kReserved, MemoryType::kAcpiReclaimable, MemoryType::kAcpiNvs, MemoryType::kBad});
inline constexpr MemoryTypes kFreeBesideFirmware =
    MemoryTypes::all_but({MemoryType::kReserved, MemoryType::kAcpiReclaimable, MemoryType::kAcpiNvs,
                          MemoryType::kBad, MemoryType::kFreedAtEntry});

// What to add to the segments' addresses, modulo 2^64. `sorted_by_address` is not empty. Each
// segment then lies between kPhysicalStart and kPhysicalEnd, in memory that is `free`: kFreeThen or
// kFreeBesideFirmware; else the error names the first that does not.
Result<std::uint64_t> choose_physical_place(std::span<const Segment> sorted_by_address,
                                            const PhysicalRange& range, const MemoryMap& map,
                                            MemoryTypes free);

// Whether each segment still lies in such memory, at its final address: a firmware may have taken
// more for itself since, for ever.
Result<void> check_physical_place(std::span<const Segment> sorted_by_address, const MemoryMap& map,
                                  MemoryTypes free);

// The lowest address in [minimum, end) from which on there are `size` bytes that nobody needs when
// the kernel runs, and that are not the loader's until then: the firmware's own, or free. Whole
// pages; nothing if there is no such room in one region of the map.
std::optional<std::uint64_t> room_at_entry(const MemoryMap& map, std::uint64_t size,
                                           std::uint64_t minimum, std::uint64_t end);

// From where on there are `size` bytes in one usable piece that ends as high as any below `end`; 0
// if there is none so large.
std::uint64_t highest_room(const MemoryMap& map, std::uint64_t size, std::uint64_t end);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PHYSICAL_PLACE_H_
