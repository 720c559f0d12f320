// The form in which a kernel lies on the disk: the same program, without what the loader would only
// skip. The disk is the slowest part of a boot, and a BIOS call costs more than its bytes, so
// what is not in the file saves time at every start.
#ifndef SLIPWAY_IMAGE_BUILDER_COMPACT_ELF_H_
#define SLIPWAY_IMAGE_BUILDER_COMPACT_ELF_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "image/builder/file_io.h"

namespace slipway::image {

// The loader reads the file once from front to back, 127 sectors a call, and keeps what it has read
// for the next segment: gaps cost time, sharing a sector does not. A cache line is the alignment
// that copying by REP MOVS likes best (Intel Optimization Manual, "Enhanced REP MOVSB").
inline constexpr std::uint64_t kSegmentAlignment = 64;

// `kernel` with nothing but the ELF header, the program headers of what is loaded (PT_LOAD with
// a size in memory, in their order) and the bytes of these segments. Gone are sections, symbols and
// debug information, other program headers, and zeroes at a segment's end, which need no bytes on
// the disk: memory beyond p_filesz is zero anyway. What the loader puts into memory stays the same.
//
// `kernel` must have passed the loader's check.
Bytes compact_elf(std::span<const std::byte> kernel);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_COMPACT_ELF_H_
