#include "boot/loader/placement.h"

#include <cstring>

namespace slipway::loader {

namespace {

using machine::kLargePageSize;
using machine::kPageSize;

// What a run covers, in whole pages.
struct RunPages {
  std::uint64_t virtual_start;
  std::uint64_t size;
};

RunPages pages_of(std::span<const Segment> run) {
  const std::uint64_t count = run.back().last_page() - run.front().first_page() + 1;
  return {run.front().virtual_start(), count * kPageSize};
}

Result<std::uint64_t> allocate_run(std::span<const Segment> run, MemoryMap& map,
                                   std::uint64_t reachable_end) {
  const RunPages pages = pages_of(run);
  const Error shortage = {.code = ErrorCode::kNoMemoryForSegment, .segment = run.front().index};
  if (pages.size >= kLargePageSize) {
    // Large pages can map it where both addresses are the same distance from their borders.
    const auto address = map.allocate({.size = pages.size,
                                       .alignment = kLargePageSize,
                                       .phase = pages.virtual_start % kLargePageSize,
                                       .end = reachable_end},
                                      MemoryType::kKernel, shortage);
    if (address || address.error().code != shortage.code) {
      return address;
    }
  }
  return map.allocate({.size = pages.size, .end = reachable_end}, MemoryType::kKernel, shortage);
}

// Calls `action` with each run, as long as it succeeds.
template <typename Action>
Result<void> for_each_run(std::span<Segment> segments, Action action) {
  while (!segments.empty()) {
    const std::span<Segment> run = first_run(segments);
    if (Result<void> done = action(run); !done) {
      return done;
    }
    segments = segments.subspan(run.size());
  }
  return {};
}

}  // namespace

Result<void> place_segments(std::span<Segment> segments, MemoryMap& map,
                            std::uint64_t reachable_end) {
  return for_each_run(segments, [&](std::span<Segment> run) {
    return allocate_run(run, map, reachable_end).transform([&](std::uint64_t start) {
      for (Segment& segment : run) {
        segment.physical_address = start + (segment.virtual_address - run.front().virtual_start());
      }
    });
  });
}

void zero_segments(std::span<Segment> segments, PhysicalMemory memory) {
  // Cannot fail.
  (void)for_each_run(segments, [&](std::span<Segment> run) -> Result<void> {
    std::uint64_t cursor = run.front().physical_start();
    const std::uint64_t end = cursor + pages_of(run).size;
    for (const Segment& segment : run) {
      std::memset(memory.at(cursor), 0, segment.physical_address - cursor);
      cursor = segment.physical_address + segment.file_size;
    }
    std::memset(memory.at(cursor), 0, end - cursor);
    return {};
  });
}

Result<void> read_segments(std::span<Segment> segments, FileSource& kernel,
                           PhysicalMemory memory) {
  sort_segments(segments, &Segment::file_offset);
  for (const Segment& segment : segments) {
    if (segment.file_size == 0) {
      continue;
    }
    if (!kernel.read(segment.file_offset,
                     memory.bytes(segment.physical_address, segment.file_size))) {
      return std::unexpected(Error{.code = ErrorCode::kReadFailed,
                                   .segment = segment.index,
                                   .numbers = {segment.file_offset, segment.file_size}});
    }
  }
  return {};
}

Result<void> map_segments(std::span<Segment> segments, PageTables& tables) {
  return for_each_run(segments, [&](std::span<Segment> run) {
    const RunPages pages = pages_of(run);
    return tables.map({.virtual_address = pages.virtual_start,
                       .physical_address = run.front().physical_start(),
                       .size = pages.size,
                       .rights = {.write = run.front().has(elf::kFlagWrite),
                                  .execute = run.front().has(elf::kFlagExecute)}});
  });
}

}  // namespace slipway::loader
