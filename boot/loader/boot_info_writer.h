// SPDX-License-Identifier: Apache-2.0
// Writes what the loader tells the kernel.
#ifndef SLIPWAY_BOOT_LOADER_BOOT_INFO_WRITER_H_
#define SLIPWAY_BOOT_LOADER_BOOT_INFO_WRITER_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "boot/loader/bundle/module_file.h"
#include "boot/loader/elf/segments.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/physical_memory.h"
#include "boot/protocol/boot_info.h"

namespace slipway::loader {

// What BootInfo points to.
struct BootInfoLists {
  Segments segments;
  std::span<const ModuleFile> modules;
  std::span<const std::uint64_t> module_addresses;  // physical; as many as modules
  std::string_view loader_name;
  std::string_view loader_version;
  std::string_view command_line;
};

// Completes `info` with its lists and puts all of it into one piece of memory of type kBootInfo.
// Returns the virtual address of the BootInfo, which lies in the map of physical memory that `info`
// describes. To be called last: the memory map is copied as it is then, this piece included.
Result<std::uint64_t> write_boot_info(protocol::BootInfo info, const BootInfoLists& lists,
                                      MemoryMap& map, PhysicalMemory memory,
                                      std::uint64_t reachable_end);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BOOT_INFO_WRITER_H_
