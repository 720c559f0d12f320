#include "boot/loader/address_space.h"

#include <algorithm>
#include <optional>

#include "boot/loader/page_tables.h"
#include "boot/loader/physical_map.h"
#include "boot/loader/placement.h"

namespace slipway::loader {

namespace {

using machine::kPageSize;

constexpr std::uint64_t kFirstMebibyte = 1 << 20;

// The virtual layout leaves the first entry of the root table to the hand-off page.
constexpr std::uint64_t kHandOffEnd = machine::bytes_per_entry(machine::PageLevel::kRoot);

Result<void> map_stack(const VirtualLayout& layout, MemoryMap& map, std::uint64_t reachable_end,
                       PageTables& tables) {
  return map
      .allocate({.size = kStackSize, .end = reachable_end}, MemoryType::kStack,
                {.code = ErrorCode::kNoMemoryForStack})
      .and_then([&](std::uint64_t start) {
        return tables.map({.virtual_address = layout.stack_bottom,
                           .physical_address = start,
                           .size = kStackSize,
                           .rights = {.write = true}});
      });
}

// A usable page in [minimum, end) whose address, taken as a virtual one, no segment covers.
std::optional<std::uint64_t> find_clear_page(const MemoryMap& map,
                                             std::span<const Segment> segments,
                                             std::uint64_t minimum, std::uint64_t end) {
  while (const auto page = map.find({.size = kPageSize, .minimum = minimum, .end = end})) {
    const Segment* segment = segment_with_page(segments, *page / kPageSize);
    if (segment == nullptr) {
      return page;
    }
    minimum = segment->virtual_start() + segment->size_in_pages();
  }
  return std::nullopt;
}

// The hand-off page has one address in both address spaces, its physical one.
Result<std::uint64_t> map_hand_off_page(std::span<const Segment> segments, MemoryMap& map,
                                        std::uint64_t reachable_end, PageTables& tables) {
  const std::uint64_t end = std::min(reachable_end, kHandOffEnd);
  auto page = find_clear_page(map, segments, kFirstMebibyte, end);
  if (!page) {
    page = find_clear_page(map, segments, 0, std::min(end, kFirstMebibyte));
  }
  if (!page) {
    return std::unexpected(Error{.code = ErrorCode::kNoMemoryForHandOffPage});
  }
  return map
      .allocate({.size = kPageSize, .minimum = *page, .end = *page + kPageSize},
                MemoryType::kLoader, {.code = ErrorCode::kNoMemoryForHandOffPage})
      .and_then([&](std::uint64_t address) {
        return tables
            .map({.virtual_address = address,
                  .physical_address = address,
                  .size = kPageSize,
                  .rights = {.execute = true}})
            .transform([=] { return address; });
      });
}

}  // namespace

Result<AddressSpace> build_address_space(std::span<Segment> segments, MemoryMap& map,
                                         PhysicalMemory memory, std::uint64_t reachable_end,
                                         CpuFeatures cpu) {
  const auto layout = choose_virtual_layout(segments, physical_map_end(map));
  if (!layout) {
    return std::unexpected(layout.error());
  }
  auto tables = PageTables::create(memory, map, reachable_end, cpu);
  if (!tables) {
    return std::unexpected(tables.error());
  }
  return map_segments(segments, *tables)
      .and_then([&] { return map_stack(*layout, map, reachable_end, *tables); })
      .and_then([&] { return map_physical_memory(map, layout->physical_memory_offset, *tables); })
      .and_then([&] { return map_hand_off_page(segments, map, reachable_end, *tables); })
      .transform([&](std::uint64_t hand_off_page) {
        return AddressSpace{*layout, tables->root(), hand_off_page};
      });
}

}  // namespace slipway::loader
