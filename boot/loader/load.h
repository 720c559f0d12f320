// SPDX-License-Identifier: Apache-2.0
// Loads a kernel: from a source of bytes and a map of memory to a machine that is ready to jump.
#ifndef SLIPWAY_BOOT_LOADER_LOAD_H_
#define SLIPWAY_BOOT_LOADER_LOAD_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "boot/loader/bundle/file_source.h"
#include "boot/loader/bundle/module_file.h"
#include "boot/loader/error/error.h"
#include "boot/loader/handoff.h"
#include "boot/loader/memory/cpu_features.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/physical_memory.h"
#include "boot/protocol/boot_info.h"
#include "boot/protocol/kernel_request.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::loader {

// The release that this loader belongs to: module(version) in MODULE.bazel.
inline constexpr std::string_view kVersion = "0.1.0";

struct LoadRequest {
  FileSource& kernel;
  std::span<const ModuleFile> modules = {};  // read after the kernel, in this order

  // What the kernel asks for. `command_line` is the one that counts, not the request's.
  protocol::KernelRequest request = {};
  std::string_view command_line = {};

  // What the firmware reported, with the firmware stage's own memory already reserved. The loader
  // takes from it what it needs.
  MemoryMap& map;
  PhysicalMemory memory;

  // The loader only writes below this address: the end of what is identity mapped.
  std::uint64_t reachable_end = 4 * machine::kGibibyte;

  CpuFeatures cpu;
  std::uint64_t random_seed = 0;  // as unpredictable as the machine can make it

  // Passed on to the kernel in BootInfo.
  protocol::FirmwareKind firmware;
  std::uint32_t boot_drive = 0;
  protocol::TextMode text_mode = {};
  protocol::Framebuffer framebuffer = {};  // without its virtual address; mapped if it has a width
  protocol::FirmwareTables firmware_tables = {};
  std::string_view loader_name;
  std::string_view loader_version = "";
};

// Checks the kernel, puts it in memory, builds its page tables and its BootInfo. Whatever the
// file and the map hold, it writes only to memory that the map gave as usable. After an error
// there is nothing to undo: show the sentence and halt.
Result<Handoff> load(const LoadRequest& request);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_LOAD_H_
