// SPDX-License-Identifier: Apache-2.0
// Walks the page tables and holds every page that is mapped against what boot/protocol promises:
// nothing more is mapped, nothing less, and each page with the rights that it is to have.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include <slipway/kernel.h>
#include "slipway/machine/numbers/units.h"
#include "slipway/machine/x86_64/cpuid.h"
#include "tests/conformance/page_walk.h"

namespace {

using slipway::machine::kMebibyte;
using slipway::machine::kPageSize;
using slipway::protocol::BootInfo;
using slipway::protocol::KernelSegment;
using slipway::protocol::MemoryRegion;
using slipway::protocol::MemoryType;
using slipway::protocol::SegmentRights;

// What the pages that are mapped add up to, in bytes.
struct Totals {
  std::uint64_t segments = 0;
  std::uint64_t stack = 0;
  std::uint64_t physical_memory = 0;
  std::uint64_t framebuffer = 0;
  std::uint64_t handoff = 0;
};

bool has_right(const KernelSegment& segment, SegmentRights right) {
  return (segment.rights & static_cast<std::uint32_t>(right)) != 0;
}

// What is mapped of the pixels, in whole pages; 0 where there are none.
std::uint64_t framebuffer_bytes(const BootInfo& info) {
  const std::uint64_t in_page = info.framebuffer.physical_address % kPageSize;
  const std::uint64_t size = info.framebuffer.size;
  return size == 0 ? 0 : (in_page + size + kPageSize - 1) / kPageSize * kPageSize;
}

class Judge {
 public:
  explicit Judge(const BootInfo& info) : info_(info) {
    PageWalk(info).for_each_page([this](const Page& page) { judge(page); });
  }

  const Totals& totals() const { return totals_; }

 private:
  void judge(const Page& page) {
    // Pixels may be of another kind, to which the kernel `framebuffer` holds them.
    ASSERT(page.attribute_entry == 0 || page.is_inside(pixels_start(), pixels_size()),
           "{:#x} is mapped by entry {} of the page attribute table", page.virtual_start,
           page.attribute_entry);
    ASSERT(page.virtual_start != 0, "the page at address 0 is mapped");
    ASSERT(!page.user, "{:#x} is for user mode", page.virtual_start);
    if (const KernelSegment* segment = segment_of(page)) {
      expect(page, segment->physical_start + (page.virtual_start - segment->virtual_start),
             has_right(*segment, SegmentRights::kWrite),
             has_right(*segment, SegmentRights::kExecute));
      totals_.segments += page.size;
    } else if (page.is_inside(info_.stack_bottom, info_.stack_size)) {
      expect(page, page.physical_start, true, false);
      totals_.stack += page.size;
    } else if (page.is_inside(info_.physical_memory.offset, info_.physical_memory.size)) {
      expect(page, page.virtual_start - info_.physical_memory.offset, true, false);
      totals_.physical_memory += page.size;
    } else if (page.is_inside(pixels_start(), pixels_size())) {
      expect(page, page.virtual_start - pixels_start() + first_page_of_pixels(), true, false);
      totals_.framebuffer += page.size;
    } else {
      ASSERT(page.size == kPageSize, "{:#x} is mapped", page.virtual_start);
      expect(page, page.virtual_start, false, true);
      totals_.handoff += page.size;
    }
  }

  // In whole pages.
  std::uint64_t first_page_of_pixels() const {
    return info_.framebuffer.physical_address / kPageSize * kPageSize;
  }
  std::uint64_t pixels_start() const {
    return info_.framebuffer.virtual_address / kPageSize * kPageSize;
  }
  std::uint64_t pixels_size() const { return framebuffer_bytes(info_); }

  const KernelSegment* segment_of(const Page& page) const {
    for (const KernelSegment& segment :
         std::span(info_.kernel_segments, info_.kernel_segment_count)) {
      if (page.is_inside(segment.virtual_start, segment.size)) {
        return &segment;
      }
    }
    return nullptr;
  }

  void expect(const Page& page, std::uint64_t physical_start, bool writable, bool executable) {
    ASSERT(page.physical_start == physical_start, "{:#x} leads to {:#x}, not {:#x}",
           page.virtual_start, page.physical_start, physical_start);
    ASSERT(page.writable == writable, "{:#x}: writable is {}", page.virtual_start, page.writable);
    ASSERT(page.executable == (executable || !has_nx_), "{:#x}: executable is {}",
           page.virtual_start, page.executable);
  }

  const BootInfo& info_;
  const bool has_nx_ = slipway::machine::Cpu<>::has(slipway::machine::CpuFeature::kNoExecute);
  Totals totals_;
};

// No two segments of this kernel share a page.
std::uint64_t segment_bytes(const BootInfo& info) {
  std::uint64_t total = 0;
  for (const KernelSegment& segment : std::span(info.kernel_segments, info.kernel_segment_count)) {
    total += segment.size;
  }
  return total;
}

// The first MiB, and every region but reserved and bad ones.
std::uint64_t physical_memory_bytes(const BootInfo& info) {
  std::uint64_t total = kMebibyte;
  for (const MemoryRegion& region : std::span(info.memory_map, info.memory_region_count)) {
    if (region.type == MemoryType::kReserved || region.type == MemoryType::kBad) {
      continue;
    }
    if (region.end() <= kMebibyte) {
      continue;
    }
    total += region.end() - std::max(region.start, kMebibyte);
  }
  return total;
}

}  // namespace

void kernel_main(const BootInfo& info) {
  const Totals totals = Judge(info).totals();
  ASSERT(totals.segments == segment_bytes(info), "{:#x} bytes", totals.segments);
  ASSERT(totals.stack == info.stack_size, "{:#x} bytes", totals.stack);
  ASSERT(totals.physical_memory == physical_memory_bytes(info), "{:#x} bytes",
         totals.physical_memory);
  ASSERT(totals.framebuffer == framebuffer_bytes(info), "{:#x} bytes", totals.framebuffer);
  ASSERT(totals.handoff == kPageSize, "{:#x} bytes", totals.handoff);
  slipway::println("address space as documented");
}
