// SPDX-License-Identifier: Apache-2.0
// The program headers that point into what is loaded: thread-local storage and dynamic linking.
#ifndef SLIPWAY_BOOT_LOADER_ELF_SPECIAL_SEGMENTS_H_
#define SLIPWAY_BOOT_LOADER_ELF_SPECIAL_SEGMENTS_H_

#include <cstdint>
#include <span>

#include "boot/loader/elf/elf.h"
#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

// The table that PT_DYNAMIC points to.
struct DynamicTable {
  std::uint64_t address;
  std::uint64_t size;  // bytes; 0 if there is none
};

// What each thread's thread-local storage begins as. `memory_size` is 0 if there is none.
struct TlsTemplate {
  std::uint64_t virtual_start;  // of the initialised part
  std::uint64_t file_size;      // bytes of it
  std::uint64_t memory_size;    // bytes in all: what follows is 0
  std::uint64_t alignment;      // bytes; a power of two
};

struct SpecialSegments {
  TlsTemplate tls;
  DynamicTable dynamic;
};

// Finds and checks PT_TLS and PT_DYNAMIC. `segments` is what is loaded, sorted by address. All
// addresses are the file's.
Result<SpecialSegments> check_special_segments(std::span<const elf::ProgramHeader> program_headers,
                                               std::span<const Segment> segments);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ELF_SPECIAL_SEGMENTS_H_
