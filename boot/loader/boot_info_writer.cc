// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/boot_info_writer.h"

#include <cstring>

namespace slipway::loader {

namespace {

using protocol::BootInfo;
using protocol::KernelSegment;
using protocol::Module;

// Taking the piece out of a usable region leaves at most two more regions.
constexpr std::size_t kRegionsAddedByAllocation = 2;

// Every list begins at an address that suits all types in it; texts, which need none, come last.
std::uint64_t size_of(const BootInfoLists& lists, std::size_t regions) {
  std::uint64_t size = sizeof(BootInfo) + lists.segments.size() * sizeof(KernelSegment) +
                       (regions + kRegionsAddedByAllocation) * sizeof(MemoryRegion) +
                       lists.modules.size() * sizeof(Module);
  for (const std::string_view text :
       {lists.loader_name, lists.loader_version, lists.command_line}) {
    size += text.size() + 1;
  }
  for (const ModuleFile& module : lists.modules) {
    size += module.name.size() + 1;
  }
  return size;
}

// Fills the piece from front to back. The kernel sees it through its map of physical memory.
class Writer {
 public:
  Writer(std::byte* position, std::uint64_t virtual_address)
      : position_(position), virtual_address_(virtual_address) {}

  std::uint64_t virtual_address() const { return virtual_address_; }

  template <typename T>
  const T* next() const {
    return reinterpret_cast<const T*>(virtual_address_);
  }

  template <typename T>
  void write(const T& object) {
    append(&object, sizeof(object));
  }

  const char* write_text(std::string_view text) {
    const char* const start = next<char>();
    append(text.data(), text.size());
    write('\0');
    return start;
  }

 private:
  void append(const void* bytes, std::size_t size) {
    if (size != 0) {
      std::memcpy(position_, bytes, size);
    }
    position_ += size;
    virtual_address_ += size;
  }

  std::byte* position_;
  std::uint64_t virtual_address_;
};

void write_segments(const Segments& segments, BootInfo& info, Writer& writer) {
  info.kernel_segments = writer.next<KernelSegment>();
  info.kernel_segment_count = segments.size();
  for (const Segment& segment : segments.by_index()) {
    writer.write(KernelSegment{.virtual_start = segment.virtual_start(),
                               .physical_start = segment.physical_start(),
                               .size = segment.mapped_size(),
                               .rights = segment.rights,
                               .reserved = 0});
  }
}

void write_regions(std::span<const MemoryRegion> regions, BootInfo& info, Writer& writer) {
  info.memory_map = writer.next<MemoryRegion>();
  info.memory_region_count = regions.size();
  for (const MemoryRegion& region : regions) {
    writer.write(region);
  }
}

// The names lie one after the other from `names` on.
void write_modules(const BootInfoLists& lists, std::uint64_t names, BootInfo& info,
                   Writer& writer) {
  info.modules = writer.next<Module>();
  info.module_count = lists.modules.size();
  for (std::size_t i = 0; i < lists.modules.size(); ++i) {
    const std::uint64_t start = lists.module_addresses[i];
    writer.write(Module{.name = reinterpret_cast<const char*>(names),
                        .data = reinterpret_cast<const void*>(info.physical_memory.offset + start),
                        .physical_start = start,
                        .size = lists.modules[i].file->size()});
    names += lists.modules[i].name.size() + 1;
  }
}

}  // namespace

Result<std::uint64_t> write_boot_info(BootInfo info, const BootInfoLists& lists, MemoryMap& map,
                                      PhysicalMemory memory, std::uint64_t reachable_end) {
  const auto start =
      map.allocate({.size = size_of(lists, map.regions().size()), .end = reachable_end},
                   MemoryType::kBootInfo, {.code = ErrorCode::kNoMemoryForBootInfo});
  if (!start) {
    return start;
  }
  const std::uint64_t virtual_start = info.physical_memory.offset + *start;
  Writer writer(memory.at(*start + sizeof(info)), virtual_start + sizeof(info));
  write_segments(lists.segments, info, writer);
  write_regions(map.regions(), info, writer);
  write_modules(lists, writer.virtual_address() + lists.modules.size() * sizeof(Module), info,
                writer);
  for (const ModuleFile& module : lists.modules) {
    writer.write_text(module.name);
  }
  info.loader_name = writer.write_text(lists.loader_name);
  info.loader_version = writer.write_text(lists.loader_version);
  info.command_line = writer.write_text(lists.command_line);
  Writer(memory.at(*start), virtual_start).write(info);
  return virtual_start;
}

}  // namespace slipway::loader
