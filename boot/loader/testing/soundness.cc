#include "boot/loader/testing/soundness.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

#include "boot/loader/elf.h"
#include "boot/loader/testing/page_walk.h"
#include "boot/protocol/boot_info.h"

namespace slipway::loader::testing {

namespace {

using machine::kPageSize;
using protocol::BootInfo;

template <typename... Parts>
std::string sentence(const Parts&... parts) {
  std::ostringstream stream;
  stream << std::hex << std::showbase;
  (stream << ... << parts);
  return stream.str();
}

bool is_memory(MemoryType type) {
  return type != MemoryType::kReserved && type != MemoryType::kBad;
}

// The type of the region that contains [start, start + size), if one does.
std::optional<MemoryType> type_of(const MemoryMap& map, std::uint64_t start, std::uint64_t size) {
  for (const MemoryRegion& region : map.regions()) {
    if (region.start <= start && start - region.start < region.size &&
        size <= region.end() - start) {
      return region.type;
    }
  }
  return std::nullopt;
}

struct Extent {
  std::uint64_t start;
  std::uint64_t end;
  bool operator==(const Extent&) const = default;
};

void append(std::vector<Extent>& extents, Extent extent) {
  if (!extents.empty() && extents.back().end == extent.start) {
    extents.back().end = extent.end;
  } else {
    extents.push_back(extent);
  }
}

// What is wrong with the map as the loader left it.
std::string find_flaw_in_map(const MemoryMap& before, const MemoryMap& after) {
  std::uint64_t previous_end = 0;
  for (const MemoryRegion& region : after.regions()) {
    if (region.size == 0 || (region.start | region.size) % kPageSize != 0) {
      return sentence("region at ", region.start, " is not in whole pages");
    }
    if (region.start < previous_end) {
      return sentence("region at ", region.start, " is out of order or overlaps");
    }
    previous_end = region.end();
    std::uint64_t known = 0;
    for (const MemoryRegion& old : before.regions()) {
      const std::uint64_t start = std::max(old.start, region.start);
      const std::uint64_t end = std::min(old.end(), region.end());
      if (start >= end) {
        continue;
      }
      known += end - start;
      const bool taken = old.type == MemoryType::kUsable && region.type >= MemoryType::kLoader;
      if (old.type != region.type && !taken) {
        return sentence("region at ", region.start, " changed its type without being usable");
      }
    }
    if (known != region.size) {
      return sentence("region at ", region.start, " has memory that was not there before");
    }
  }
  return "";
}

// Whether the loader wrote to memory that it did not take.
std::string find_write_to_usable(const TestMachine& machine) {
  for (const MemoryRegion& region : machine.map().regions()) {
    if (region.type != MemoryType::kUsable || region.start >= TestMachine::kReachableEnd) {
      continue;
    }
    const auto bytes = machine.memory().bytes(
        region.start, std::min(region.end(), TestMachine::kReachableEnd) - region.start);
    // The first byte is dirt and each one equals the next.
    if (bytes[0] != kDirt || std::memcmp(&bytes[0], &bytes[1], bytes.size() - 1) != 0) {
      return sentence("usable memory in the region at ", region.start, " was written to");
    }
  }
  return "";
}

// What the loader may never do, whether it loads or refuses.
std::string find_trespass(const TestMachine& machine) {
  const std::string flaw = find_flaw_in_map(machine.map_before(), machine.map());
  return flaw.empty() ? find_write_to_usable(machine) : flaw;
}

// Everything that holds after a success.
class Inspection {
 public:
  Inspection(const TestMachine& machine, const TestSource& kernel, CpuFeatures cpu,
             const Handoff& handoff)
      : machine_(machine),
        kernel_(kernel),
        cpu_(cpu),
        handoff_(handoff),
        info_(*machine.memory().at<BootInfo>(boot_info_address())),
        walk_(walk_pages(machine.memory(), handoff.page_table_root)) {}

  std::string run() {
    for (const auto step : {&Inspection::boot_info, &Inspection::tables, &Inspection::segments,
                            &Inspection::pages, &Inspection::physical_memory}) {
      if (std::string flaw = (this->*step)(); !flaw.empty()) {
        return flaw;
      }
    }
    return "";
  }

 private:
  // Where the map of physical memory says that `pointer` leads. The offset is in BootInfo itself,
  // which is why its page is looked up in the tables.
  std::uint64_t boot_info_address() const {
    const auto page =
        walk_pages(machine_.memory(), handoff_.page_table_root).page_at(handoff_.boot_info);
    return page ? page->physical_address + (handoff_.boot_info - page->virtual_address) : 0;
  }

  template <typename T>
  std::span<const T> list(const T* pointer, std::uint64_t count) const {
    const std::uint64_t address =
        reinterpret_cast<std::uint64_t>(pointer) - info_.physical_memory.offset;
    if (type_of(machine_.map(), address, count * sizeof(T)) != MemoryType::kBootInfo) {
      return {};
    }
    return {machine_.memory().at<const T>(address), count};
  }

  std::string boot_info() {
    if (info_.magic != protocol::kMagic || info_.size != sizeof(BootInfo)) {
      return "BootInfo has no magic number or a wrong size";
    }
    const auto regions = list(info_.memory_map, info_.memory_region_count);
    const auto same = [](const MemoryRegion& a, const MemoryRegion& b) {
      return a.start == b.start && a.size == b.size && a.type == b.type && a.reserved == 0;
    };
    if (!std::ranges::equal(regions, machine_.map().regions(), same)) {
      return "BootInfo does not have the final memory map";
    }
    if (info_.kernel_entry != handoff_.entry ||
        info_.stack_bottom + info_.stack_size != handoff_.stack_top) {
      return "BootInfo has another entry or stack than the hand-off";
    }
    return "";
  }

  std::string tables() {
    std::set<std::uint64_t> seen;
    for (const std::uint64_t table : walk_.tables) {
      if (type_of(machine_.map(), table, kPageSize) != MemoryType::kPageTables) {
        return sentence("page table at ", table, " is not in memory of its type");
      }
      if (!seen.insert(table).second) {
        return sentence("page table at ", table, " is used twice");
      }
    }
    return walk_.reserved_bits_set ? "a page-table entry has bits set that it should not" : "";
  }

  // The program headers that are loaded, read without the loader's help.
  std::vector<elf::ProgramHeader> loads() const {
    elf::FileHeader header;
    std::memcpy(&header, kernel_.file().data(), sizeof(header));
    std::vector<elf::ProgramHeader> headers(header.program_header_count);
    std::memcpy(headers.data(), kernel_.file().data() + header.program_header_offset,
                headers.size() * sizeof(headers[0]));
    std::erase_if(headers, [](const elf::ProgramHeader& candidate) {
      return candidate.type != elf::SegmentType::kLoad || candidate.memory_size == 0;
    });
    return headers;
  }

  bool may_execute(bool wanted) const { return wanted || !cpu_.no_execute; }

  // Compares memory with the file, and finds each page with its rights. Fills `expected_`.
  std::string segments() {
    const auto listed = list(info_.kernel_segments, info_.kernel_segment_count);
    const auto headers = loads();
    if (listed.size() != headers.size()) {
      return "BootInfo does not list the kernel's segments";
    }
    for (std::size_t i = 0; i < headers.size(); ++i) {
      const elf::ProgramHeader& header = headers[i];
      const std::uint64_t in_page = header.virtual_address % kPageSize;
      const std::uint64_t size = (in_page + header.memory_size + kPageSize - 1) & ~(kPageSize - 1);
      if (listed[i].virtual_start != header.virtual_address - in_page || listed[i].size != size ||
          listed[i].rights != (header.flags & 7)) {
        return sentence("BootInfo has segment ", i, " wrong");
      }
      for (std::uint64_t offset = 0; offset < size; offset += kPageSize) {
        add_expected({.virtual_address = listed[i].virtual_start + offset,
                      .physical_address = listed[i].physical_start + offset,
                      .size = kPageSize,
                      .write = (header.flags & elf::kFlagWrite) != 0,
                      .execute = may_execute((header.flags & elf::kFlagExecute) != 0)},
                     MemoryType::kKernel);
      }
      const std::byte* memory = machine_.memory().at(listed[i].physical_start + in_page);
      if (std::memcmp(memory, kernel_.file().data() + header.offset, header.file_size) != 0) {
        return sentence("segment ", i, " does not hold the file's bytes");
      }
      if (std::any_of(memory + header.file_size, memory + header.memory_size,
                      [](std::byte byte) { return byte != std::byte{0}; })) {
        return sentence("segment ", i, " is not zero behind the file's bytes");
      }
    }
    return "";
  }

  void add_expected(const MappedPage& page, MemoryType type) {
    const auto [same, is_new] = expected_.try_emplace(page.virtual_address, page, type);
    if (!is_new && same->second.page != page) {
      conflict_ = sentence("two segments disagree about the page at ", page.virtual_address);
    }
  }

  // All that is mapped outside the map of physical memory, page by page.
  std::string pages() {
    const std::uint64_t stack = info_.stack_bottom;
    for (std::uint64_t offset = 0; offset < info_.stack_size; offset += kPageSize) {
      const auto page = walk_.page_at(stack + offset);
      if (!page) {
        return sentence("the stack is not mapped at ", stack + offset);
      }
      const std::uint64_t physical =
          page->physical_address + (stack + offset - page->virtual_address);
      add_expected({stack + offset, physical, kPageSize, true, may_execute(false)},
                   MemoryType::kStack);
    }
    add_expected({handoff_.page, handoff_.page, kPageSize, false, true}, MemoryType::kLoader);
    if (!conflict_.empty()) {
      return conflict_;
    }

    std::set<std::uint64_t> physical_pages;
    for (const auto& [address, expected] : expected_) {
      const MappedPage& page = expected.page;
      if (type_of(machine_.map(), page.physical_address, kPageSize) != expected.type) {
        return sentence("the page at ", address, " is not in memory of its type");
      }
      if (!physical_pages.insert(page.physical_address).second) {
        return sentence("two pages are mapped to ", page.physical_address);
      }
      const auto mapped = walk_.page_at(address);
      if (!mapped || mapped->write != page.write || mapped->execute != page.execute ||
          mapped->physical_address - mapped->virtual_address !=
              page.physical_address - page.virtual_address) {
        return sentence("the page at ", address, " is mapped wrongly");
      }
    }

    std::uint64_t mapped_size = 0;
    for (const MappedPage& page : walk_.pages) {
      mapped_size += is_in_physical_map(page) ? 0 : page.size;
    }
    if (mapped_size != expected_.size() * kPageSize) {
      return "more is mapped than the kernel, its stack, memory and the hand-off page";
    }
    return "";
  }

  bool is_in_physical_map(const MappedPage& page) const {
    return page.virtual_address - info_.physical_memory.offset < info_.physical_memory.size;
  }

  std::string physical_memory() {
    std::vector<Extent> expected = {{0, kMebibyte}};
    for (const MemoryRegion& region : machine_.map().regions()) {
      if (is_memory(region.type) && region.end() > kMebibyte) {
        append(expected, {std::max(region.start, kMebibyte), region.end()});
      }
    }
    std::vector<Extent> mapped;
    for (const MappedPage& page : walk_.pages) {
      if (!is_in_physical_map(page)) {
        continue;
      }
      if (page.virtual_address - info_.physical_memory.offset != page.physical_address) {
        return sentence("physical memory is mapped wrongly at ", page.virtual_address);
      }
      if (!page.write || page.execute != may_execute(false)) {
        return sentence("physical memory has the wrong rights at ", page.virtual_address);
      }
      append(mapped, {page.physical_address, page.physical_address + page.size});
    }
    if (mapped != expected || info_.physical_memory.size != expected.back().end) {
      return "the map of physical memory has holes or goes too far";
    }
    return "";
  }

  struct Expected {
    MappedPage page;
    MemoryType type;
  };

  const TestMachine& machine_;
  const TestSource& kernel_;
  const CpuFeatures cpu_;
  const Handoff& handoff_;
  const BootInfo info_;
  const PageWalk walk_;
  std::map<std::uint64_t, Expected> expected_;  // by virtual address
  std::string conflict_;
};

}  // namespace

std::string find_flaw(const TestMachine& machine, const TestSource& kernel, CpuFeatures cpu,
                      const Handoff& handoff) {
  const std::string flaw = find_trespass(machine);
  return flaw.empty() ? Inspection(machine, kernel, cpu, handoff).run() : flaw;
}

std::string find_flaw_in_refusal(const TestMachine& machine, const Error& error) {
  Message message;
  describe(error, message);
  if (message.text().empty() || message.text().size() == Message::kCapacity) {
    return "the refusal has no sentence, or one that was cut off";
  }
  return find_trespass(machine);
}

}  // namespace slipway::loader::testing
