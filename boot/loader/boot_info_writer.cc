#include "boot/loader/boot_info_writer.h"

#include <cstring>
#include <string_view>

namespace slipway::loader {

namespace {

using protocol::BootInfo;
using protocol::KernelSegment;

// Taking the piece out of a usable region leaves at most two more regions.
constexpr std::size_t kRegionsAddedByAllocation = 2;

// Where the parts lie in the piece, as offsets from its start.
struct Layout {
  std::uint64_t segments;
  std::uint64_t regions;
  std::uint64_t loader_name;
  std::uint64_t size;
};

Layout layout_for(std::size_t segments, std::size_t regions, std::size_t name_size) {
  Layout layout = {};
  layout.segments = sizeof(BootInfo);
  layout.regions = layout.segments + segments * sizeof(KernelSegment);
  layout.loader_name =
      layout.regions + (regions + kRegionsAddedByAllocation) * sizeof(MemoryRegion);
  layout.size = layout.loader_name + name_size + 1;
  return layout;
}

// Puts objects into memory one after the other.
class Writer {
 public:
  explicit Writer(std::byte* position) : position_(position) {}

  template <typename T>
  void write(const T& object) {
    std::memcpy(position_, &object, sizeof(object));
    position_ += sizeof(object);
  }

 private:
  std::byte* position_;
};

}  // namespace

Result<std::uint64_t> write_boot_info(BootInfo info, std::span<const Segment> segments,
                                      const char* loader_name, MemoryMap& map,
                                      PhysicalMemory memory, std::uint64_t reachable_end) {
  const std::string_view name = loader_name;
  const Layout layout = layout_for(segments.size(), map.regions().size(), name.size());
  const auto start = map.allocate({.size = layout.size, .end = reachable_end},
                                  MemoryType::kBootInfo, {.code = ErrorCode::kNoMemoryForBootInfo});
  if (!start) {
    return start;
  }

  Writer segment_writer(memory.at(*start + layout.segments));
  for (const Segment& segment : segments) {
    segment_writer.write(KernelSegment{.virtual_start = segment.virtual_start(),
                                       .physical_start = segment.physical_start(),
                                       .size = segment.size_in_pages(),
                                       .rights = segment.rights,
                                       .reserved = 0});
  }
  Writer region_writer(memory.at(*start + layout.regions));
  for (const MemoryRegion& region : map.regions()) {
    region_writer.write(region);
  }
  std::memcpy(memory.at(*start + layout.loader_name), loader_name, name.size() + 1);

  // The kernel sees the piece through its map of physical memory.
  const std::uint64_t virtual_start = info.physical_memory.offset + *start;
  info.kernel_segments = reinterpret_cast<const KernelSegment*>(virtual_start + layout.segments);
  info.kernel_segment_count = segments.size();
  info.memory_map = reinterpret_cast<const MemoryRegion*>(virtual_start + layout.regions);
  info.memory_region_count = map.regions().size();
  info.loader_name = reinterpret_cast<const char*>(virtual_start + layout.loader_name);
  Writer(memory.at(*start)).write(info);
  return virtual_start;
}

}  // namespace slipway::loader
