// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/placement.h"

#include <cstring>

namespace slipway::loader {

namespace {

using machine::kLargePageSize;
using machine::kPageSize;

// What segments cover from the first to the last, in whole pages.
struct RunPages {
  std::uint64_t virtual_start;
  std::uint64_t size;
};

RunPages pages_of(std::span<const Segment> run) {
  const std::uint64_t count = run.back().last_page() - run.front().first_page() + 1;
  return {run.front().virtual_start(), count * kPageSize};
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

Result<std::uint64_t> allocate_for_mapping(std::uint64_t virtual_address, std::uint64_t size,
                                           const LoaderMemory& memory, MemoryType type,
                                           Error shortage) {
  if (size >= kLargePageSize) {
    // Both addresses have to be the same distance from a border of large pages.
    const auto address = memory.map.allocate({.size = size,
                                              .alignment = kLargePageSize,
                                              .phase = virtual_address % kLargePageSize,
                                              .end = memory.end},
                                             type, shortage);
    if (address || address.error().code != shortage.code) {
      return address;
    }
  }
  return memory.map.allocate({.size = size, .end = memory.end}, type, shortage);
}

Result<void> place_segments(std::span<Segment> segments, bool contiguous,
                            const LoaderMemory& memory) {
  const auto place = [&](std::span<Segment> piece) {
    const RunPages pages = pages_of(piece);
    return allocate_for_mapping(
               pages.virtual_start, pages.size, memory, MemoryType::kKernel,
               {.code = ErrorCode::kNoMemoryForSegment, .segment = piece.front().index})
        .transform([&](std::uint64_t start) {
          for (Segment& segment : piece) {
            segment.physical_address = start + (segment.virtual_address - pages.virtual_start);
          }
        });
  };
  return contiguous ? place(segments) : for_each_run(segments, place);
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

Result<void> read_segments(const Segments& segments, FileSource& kernel, PhysicalMemory memory) {
  for (const Segment& segment : segments.by_offset()) {
    if (segment.file_size == 0) {
      continue;
    }
    if (auto read = kernel.read(segment.file_offset,
                                memory.bytes(segment.physical_address, segment.file_size));
        !read) {
      return read;
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
