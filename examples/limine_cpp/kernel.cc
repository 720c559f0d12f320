// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "limine_request.h"
#include "serial.h"

namespace {

[[gnu::used]] constinit volatile limine::BaseRevision base_revision = LIMINE_BASE_REVISION(3);
[[gnu::used]] constinit limine::Request<limine::BootloaderInfo> loader;
[[gnu::used]] constinit limine::Request<limine::MemoryMap> memory_map;

std::uint64_t usable_memory(const limine::MemoryMap& map) {
  std::uint64_t size = 0;
  for (std::uint64_t i = 0; i < map.count; ++i) {
    if (map.regions[i]->type == limine::MemoryRegion::kUsable) {
      size += map.regions[i]->size;
    }
  }
  return size;
}

}  // namespace

extern "C" [[noreturn]] void _start() {
  const limine::BootloaderInfo* const info = loader.answer;
  const limine::MemoryMap* const map = memory_map.answer;
  if (info != nullptr && map != nullptr) {
    serial_write("booted by ");
    serial_write(info->name);
    serial_write(usable_memory(*map) > 64 << 20 ? ", with memory of more than 64 MiB\n"
                                                : ", with little memory\n");
  }
  write_port(0xF4, 0x10);  // what a boot test waits for: a PC has nothing there
  while (true) {
    asm volatile("cli; hlt");
  }
}
