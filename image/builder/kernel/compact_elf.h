// SPDX-License-Identifier: Apache-2.0
// The form in which a kernel lies on the disk: the same program, without what the loader would only
// skip. The disk is the slowest part of a boot, and a BIOS call costs more than its bytes, so
// what is not in the file saves time at every start.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_COMPACT_ELF_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_COMPACT_ELF_H_

#include <cstdint>
#include <vector>

#include "host/files/file_io.h"
#include "image/builder/kernel/elf_file.h"

namespace slipway::image {

struct CompactElf {
  host::Bytes bytes;

  // Offsets at which the bytes of a segment begin: with a block of its own, a segment goes from the
  // disk straight to its place.
  std::vector<std::uint64_t> segment_starts;
};

// `kernel` with nothing but the ELF header, the program headers of what is loaded (PT_LOAD with
// a size in memory, in their order) and the bytes of these segments; and the program headers that
// say where in them thread-local storage and relocations are (PT_TLS and PT_DYNAMIC). Gone are
// sections, symbols and debug information, other program headers, and zeroes at a segment's end,
// which need no bytes on the disk: memory beyond p_filesz is zero anyway. What the loader puts into
// memory stays the same. Segments follow each other without a gap, so that blocks cut at their
// starts hold nothing else.
//
// `kernel` must have passed the loader's check.
CompactElf compact_elf(const ElfFile& kernel);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_COMPACT_ELF_H_
