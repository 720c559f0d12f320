// SPDX-License-Identifier: Apache-2.0
// Files that came with the kernel, and the command line.
#include <cstdint>
#include <span>
#include <string_view>

#include <slipway/kernel.h>

namespace {

using slipway::protocol::BootInfo;
using slipway::protocol::kPageSize;
using slipway::protocol::MemoryRegion;
using slipway::protocol::MemoryType;
using slipway::protocol::Module;

std::string_view text_of(const Module& module) {
  return {static_cast<const char*>(module.data), module.size};
}

void check_place(const BootInfo& info, const Module& module) {
  const auto address = reinterpret_cast<std::uintptr_t>(module.data);
  ASSERT(address == info.physical_memory.offset + module.physical_start);
  ASSERT(module.physical_start % kPageSize == 0);
  for (std::uint64_t end = address + module.size; end % kPageSize != 0; ++end) {
    ASSERT(*reinterpret_cast<const char*>(end) == 0);
  }
  for (const MemoryRegion& region : std::span(info.memory_map, info.memory_region_count)) {
    if (region.start <= module.physical_start && module.physical_start < region.end()) {
      ASSERT(region.type == MemoryType::kModule);
      ASSERT(module.physical_start + module.size <= region.end());
    }
  }
}

}  // namespace

void kernel_main(const BootInfo& info) {
  const std::span modules(info.modules, info.module_count);
  ASSERT(modules.size() == 2, "{} modules", modules.size());
  ASSERT(std::string_view(modules[0].name) == "readme");
  ASSERT(std::string_view(modules[1].name) == "source");
  ASSERT(text_of(modules[0]).starts_with("# tests/conformance"));
  ASSERT(text_of(modules[1]).contains("// Files that came with the kernel"));
  for (const Module& module : modules) {
    check_place(info, module);
  }
  ASSERT(std::string_view(info.command_line) == "log=debug root=\"readme\"", "{}",
         info.command_line);
  slipway::println("modules as documented");
}
