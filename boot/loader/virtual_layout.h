// Where in virtual memory the loader puts what is its own choice: clear of the kernel's segments.
#ifndef SLIPWAY_BOOT_LOADER_VIRTUAL_LAYOUT_H_
#define SLIPWAY_BOOT_LOADER_VIRTUAL_LAYOUT_H_

#include <cstdint>
#include <span>

#include "boot/loader/error.h"
#include "boot/loader/segment.h"

namespace slipway::loader {

struct VirtualLayout {
  // Virtual address of physical address 0: 0xFFFF800000000000 unless the kernel is there.
  std::uint64_t physical_memory_offset;

  // Lowest address of the stack. A GiB on either side of it stays unmapped, so that an overflow
  // faults however large the frame that it skips with.
  std::uint64_t stack_bottom;
};

inline constexpr std::uint64_t kStackSize = 128 * 1024;

// `physical_memory_end` is where the map of physical memory ends. Everything is placed in areas of
// 512 GiB, one entry of the root table each, that no segment touches.
Result<VirtualLayout> choose_virtual_layout(std::span<const Segment> segments,
                                            std::uint64_t physical_memory_end);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_VIRTUAL_LAYOUT_H_
