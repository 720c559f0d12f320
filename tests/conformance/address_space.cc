// Walks the page tables and holds every page that is mapped against what boot/protocol promises:
// nothing more is mapped, nothing less, and each page with the rights that it is to have.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include <slipway/kernel.h>
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/cpuid.h"

namespace {

using slipway::machine::kPageSize;
using slipway::machine::PageFlags;
using slipway::machine::PageLevel;
using slipway::machine::PageTable;
using slipway::machine::PageTableEntry;
using slipway::protocol::BootInfo;
using slipway::protocol::KernelSegment;
using slipway::protocol::MemoryRegion;
using slipway::protocol::MemoryType;
using slipway::protocol::SegmentRights;

// A piece of virtual memory with one entry of a page table behind it.
struct Page {
  std::uint64_t virtual_start;
  std::uint64_t physical_start;
  std::uint64_t size;
  bool writable;
  bool executable;

  bool is_inside(std::uint64_t start, std::uint64_t length) const {
    return virtual_start >= start && virtual_start - start + size <= length;
  }
};

// What the pages that are mapped add up to, in bytes.
struct Totals {
  std::uint64_t segments = 0;
  std::uint64_t stack = 0;
  std::uint64_t physical_memory = 0;
  std::uint64_t hand_off = 0;
};

bool has_right(const KernelSegment& segment, SegmentRights right) {
  return (segment.rights & static_cast<std::uint32_t>(right)) != 0;
}

class Walk {
 public:
  explicit Walk(const BootInfo& info) : info_(info) {
    visit(slipway::machine::Cr3::read() & slipway::machine::Cr3::kAddressMask, PageLevel::kRoot, 0);
  }

  const Totals& totals() const { return totals_; }

 private:
  void visit(std::uint64_t table_address, PageLevel level, std::uint64_t start) {
    const auto& table =
        *reinterpret_cast<const PageTable*>(info_.physical_memory.offset + table_address);
    for (std::size_t i = 0; i < slipway::machine::kEntriesPerTable; ++i) {
      const PageTableEntry entry = table[i];
      if (!entry.is_present()) continue;
      ASSERT(!entry.has(PageFlags::kUser));
      const std::uint64_t address = level == PageLevel::kRoot
                                        ? slipway::machine::root_entry_address(i)
                                        : start + i * bytes_per_entry(level);
      const bool leads_to_table = level != PageLevel::kTable && !entry.has(PageFlags::kLarge);
      if (leads_to_table) {
        visit(entry.address(), next_lower(level), address);
      } else {
        judge({.virtual_start = address,
               .physical_start = entry.address(),
               .size = bytes_per_entry(level),
               .writable = entry.has(PageFlags::kWritable),
               .executable = !has_nx_ || !entry.has(PageFlags::kNoExecute)});
      }
    }
  }

  void judge(const Page& page) {
    ASSERT(page.virtual_start != 0, "the page at address 0 is mapped");
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
    } else {
      ASSERT(page.size == kPageSize, "{:#x} is mapped", page.virtual_start);
      expect(page, page.virtual_start, false, true);
      totals_.hand_off += page.size;
    }
  }

  const KernelSegment* segment_of(const Page& page) const {
    for (const KernelSegment& segment :
         std::span(info_.kernel_segments, info_.kernel_segment_count)) {
      if (page.is_inside(segment.virtual_start, segment.size)) return &segment;
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
  constexpr std::uint64_t kFirstMebibyte = 1024 * 1024;
  std::uint64_t total = kFirstMebibyte;
  for (const MemoryRegion& region : std::span(info.memory_map, info.memory_region_count)) {
    if (region.type == MemoryType::kReserved || region.type == MemoryType::kBad) continue;
    if (region.end() <= kFirstMebibyte) continue;
    total += region.end() - std::max(region.start, kFirstMebibyte);
  }
  return total;
}

}  // namespace

void kernel_main(const BootInfo& info) {
  const Totals totals = Walk(info).totals();
  ASSERT(totals.segments == segment_bytes(info), "{:#x} bytes", totals.segments);
  ASSERT(totals.stack == info.stack_size, "{:#x} bytes", totals.stack);
  ASSERT(totals.physical_memory == physical_memory_bytes(info), "{:#x} bytes",
         totals.physical_memory);
  ASSERT(totals.hand_off == kPageSize, "{:#x} bytes", totals.hand_off);
  slipway::println("address space as documented");
}
