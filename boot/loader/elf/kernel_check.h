// SPDX-License-Identifier: Apache-2.0
// Whether a file is a kernel that can be loaded. The image builder makes the same checks at build
// time.
#ifndef SLIPWAY_BOOT_LOADER_ELF_KERNEL_CHECK_H_
#define SLIPWAY_BOOT_LOADER_ELF_KERNEL_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/elf/elf.h"
#include "boot/loader/elf/segments.h"
#include "boot/loader/error/error.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

// What the ELF header says.
struct KernelHeader {
  std::uint64_t entry;
  std::uint64_t program_header_offset;
  std::uint64_t program_header_count;  // not 0; the whole table is inside the file

  // Whether all addresses in the file may be shifted (ET_DYN).
  bool position_independent;

  constexpr std::uint64_t program_headers_size() const {
    return program_header_count * sizeof(elf::ProgramHeader);
  }
};

// Checks the first bytes of a file of `file_size` bytes.
Result<KernelHeader> check_file_header(std::span<const std::byte> first_bytes,
                                       std::uint64_t file_size);

// What a position-independent kernel may be shifted by is a multiple of this. It keeps the places
// of large pages, and all alignments up to this size.
inline constexpr std::uint64_t kLoadAlignment = machine::kLargePageSize;

// Checks the program headers, one by one and against each other. Fills the front of `storage`,
// which has room for one segment per program header, with what is to be loaded.
Result<Segments> check_segments(const KernelHeader& header,
                                std::span<const elf::ProgramHeader> program_headers,
                                std::uint64_t file_size, std::span<Segment> storage);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ELF_KERNEL_CHECK_H_
