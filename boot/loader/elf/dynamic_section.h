// SPDX-License-Identifier: Apache-2.0
// What a loader of static programs finds in the dynamic section.
#ifndef SLIPWAY_BOOT_LOADER_ELF_DYNAMIC_SECTION_H_
#define SLIPWAY_BOOT_LOADER_ELF_DYNAMIC_SECTION_H_

#include <cstdint>
#include <string_view>

#include "boot/loader/elf/kernel_bytes.h"
#include "boot/loader/elf/special_segments.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

struct RelocationTable {
  std::uint64_t address = 0;
  std::uint64_t size = 0;        // bytes
  std::uint64_t entry_size = 0;  // bytes, as the file says
};

struct DynamicSection {
  RelocationTable rela;
  RelocationTable relr;
  RelocationTable plt;  // in the form of `rela`
  std::uint64_t strings = 0;
  std::uint64_t symbols = 0;
};

// Refuses what only a dynamic linker can do. Each table lies in one segment.
Result<DynamicSection> read_dynamic_section(const KernelBytes& kernel, DynamicTable table);

// The string at `offset` of the table of strings; empty if it is not there.
std::string_view string_at(const KernelBytes& kernel, std::uint64_t strings, std::uint64_t offset);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ELF_DYNAMIC_SECTION_H_
