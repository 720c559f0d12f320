// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/testing/soundness.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "boot/loader/elf/elf.h"
#include "boot/loader/memory/page_walk.h"
#include "boot/loader/memory/trespass.h"
#include "boot/loader/testing/expected_kernel.h"
#include "slipway/boot_info.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader::testing {

namespace {

using machine::kLargePageSize;
using machine::kPageSize;
using protocol::BootInfo;
using protocol::KernelPlacement;

bool is_memory(MemoryType type) {
  return type != MemoryType::kReserved && type != MemoryType::kBad;
}

std::uint64_t round_up_to_page(std::uint64_t size) {
  return (size + kPageSize - 1) & ~(kPageSize - 1);
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

// The physical address of `virtual_address`, or 0.
std::uint64_t translate(const PageWalk& walk, std::uint64_t virtual_address) {
  const auto page = walk.page_at(virtual_address);
  return page ? page->physical_address + (virtual_address - page->virtual_address) : 0;
}

// Everything that holds after a success.
class Inspection {
 public:
  Inspection(const TestMachine& machine, const TestSource& kernel, const LoadOptions& options,
             const Handoff& handoff)
      : machine_(machine),
        options_(options),
        handoff_(handoff),
        walk_(walk_pages(machine.memory(), handoff.page_table_root)),
        info_(*machine.memory().at<BootInfo>(translate(walk_, handoff.registers.rdi))),
        kernel_(kernel.file(), info_.kernel_load_bias) {}

  std::string run() {
    for (const auto step :
         {&Inspection::boot_info, &Inspection::texts, &Inspection::placement, &Inspection::tables,
          &Inspection::segments, &Inspection::modules, &Inspection::stack_and_framebuffer,
          &Inspection::pages, &Inspection::physical_memory, &Inspection::identity_map}) {
      if (std::string flaw = (this->*step)(); !flaw.empty()) {
        return flaw;
      }
    }
    return "";
  }

 private:
  template <typename T>
  std::span<const T> list(const T* pointer, std::uint64_t count) const {
    const std::uint64_t address =
        reinterpret_cast<std::uint64_t>(pointer) - info_.physical_memory.offset;
    if (count == 0 ||
        type_of(machine_.map(), address, count * sizeof(T)) != MemoryType::kBootInfo) {
      return {};
    }
    return {machine_.memory().at<const T>(address), count};
  }

  bool has_text(const char* pointer, std::string_view expected) const {
    const auto characters = list(pointer, expected.size() + 1);
    return !characters.empty() && characters.back() == '\0' &&
           std::string_view(characters.data(), expected.size()) == expected;
  }

  std::string boot_info() {
    if (info_.magic != protocol::kMagic || info_.size != sizeof(BootInfo)) {
      return "BootInfo has no magic number or a wrong size";
    }
    const auto regions = list(info_.memory_map, info_.memory_region_count);
    const auto same = [](const protocol::MemoryRegion& a, const MemoryRegion& b) {
      return a.start == b.start && a.size == b.size &&
             static_cast<std::uint32_t>(a.type) == static_cast<std::uint32_t>(b.type) &&
             a.reserved == 0;
    };
    if (!std::ranges::equal(regions, machine_.map().regions(), same)) {
      return "BootInfo does not have the final memory map";
    }
    if (info_.kernel_entry != handoff_.entry ||
        info_.kernel_entry != kernel_.entry + info_.kernel_load_bias ||
        info_.stack_bottom + info_.stack_size != handoff_.stack_top) {
      return "BootInfo has another entry or stack than the handoff";
    }
    if (info_.stack_size != options_.request.stack_size) {
      return "the stack does not have the size asked for";
    }
    const elf::ProgramHeader tls = kernel_.tls.value_or(elf::ProgramHeader{});
    const bool has_tls = tls.memory_size != 0;
    if (info_.tls.memory_size != tls.memory_size || info_.tls.file_size != tls.file_size ||
        info_.tls.virtual_start != (has_tls ? tls.virtual_address + info_.kernel_load_bias : 0) ||
        info_.tls.alignment != (has_tls ? std::max<std::uint64_t>(tls.alignment, 1) : 0)) {
      return "BootInfo has another template of thread-local storage than the kernel";
    }
    return "";
  }

  std::string texts() {
    return has_text(info_.loader_name, "test loader") && has_text(info_.loader_version, "1.2") &&
                   has_text(info_.command_line, options_.command_line)
               ? ""
               : "BootInfo has a text wrong";
  }

  // Where the kernel and the map of physical memory went, against what was asked for.
  std::string placement() {
    const std::uint64_t bias = info_.kernel_load_bias;
    const std::uint64_t lowest = kernel_.lowest_address() + bias;
    const protocol::KernelRequest& request = options_.request;
    if (!kernel_.position_independent) {
      return bias == 0 ? "" : "a kernel with fixed addresses was shifted";
    }
    if (bias % kLargePageSize != 0) {
      return "the kernel was shifted by something odd";
    }
    const std::uint64_t area = lowest - lowest % kLargePageSize;
    if (request.placement == KernelPlacement::kDefault     ? area != 0xFFFF'FFFF'8000'0000
        : request.placement == KernelPlacement::kAtAddress ? area != request.kernel_address
                                                           : lowest >> 63 != 1) {
      return sentence("the kernel was put at ", lowest);
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
    if (walk_.reserved_bits_set) {
      return "a page-table entry has bits set that it should not";
    }
    return recursive_entry();
  }

  std::string recursive_entry() {
    const std::uint32_t wish = options_.request.recursive_entry;
    const std::vector<std::size_t> expected = info_.recursive_entry == 0
                                                  ? std::vector<std::size_t>()
                                                  : std::vector<std::size_t>{info_.recursive_entry};
    if ((wish == 0) != (info_.recursive_entry == 0) ||
        (wish != protocol::kAnyEntry && wish != info_.recursive_entry) ||
        walk_.recursive_entries != expected) {
      return "the root table does not lead to itself as asked for";
    }
    if (info_.recursive_entry != 0) {
      using machine::PageFlags;
      const auto entry = (*machine_.memory().at<machine::PageTable>(
          handoff_.page_table_root))[info_.recursive_entry];
      if (!entry.has(PageFlags::kWritable) ||
          entry.has(PageFlags::kNoExecute) != options_.cpu.no_execute) {
        return "the recursive entry has the wrong rights";
      }
    }
    return "";
  }

  bool may_execute(bool wanted) const { return wanted || !options_.cpu.no_execute; }

  // Compares memory with the file, and finds each page with its rights. Fills `expected_`.
  std::string segments() {
    const auto listed = list(info_.kernel_segments, info_.kernel_segment_count);
    if (listed.size() != kernel_.segments.size()) {
      return "BootInfo does not list the kernel's segments";
    }
    for (std::size_t i = 0; i < listed.size(); ++i) {
      const auto& [header, expected] = kernel_.segments[i];
      const std::uint64_t address = header.virtual_address + info_.kernel_load_bias;
      const std::uint64_t in_page = address % kPageSize;
      const std::uint64_t size = round_up_to_page(in_page + header.memory_size);
      if (listed[i].virtual_start != address - in_page || listed[i].size != size ||
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
      if (std::memcmp(machine_.memory().at(listed[i].physical_start + in_page), expected.data(),
                      expected.size()) != 0) {
        return sentence("segment ", i, " does not hold the file's bytes, relocated, and zeroes");
      }
    }
    return "";
  }

  std::string modules() {
    const auto listed = list(info_.modules, info_.module_count);
    if (listed.size() != options_.modules.size()) {
      return "BootInfo does not list the modules";
    }
    std::set<std::uint64_t> pages;
    for (std::size_t i = 0; i < listed.size(); ++i) {
      const auto file = static_cast<const TestSource*>(options_.modules[i].file)->file();
      const std::uint64_t start = listed[i].physical_start;
      const std::uint64_t size = round_up_to_page(file.size());
      if (!has_text(listed[i].name, options_.modules[i].name) || listed[i].size != file.size() ||
          reinterpret_cast<std::uint64_t>(listed[i].data) != info_.physical_memory.offset + start) {
        return sentence("BootInfo has module ", i, " wrong");
      }
      if (size == 0) {
        continue;
      }
      if (start % kPageSize != 0 || type_of(machine_.map(), start, size) != MemoryType::kModule) {
        return sentence("module ", i, " is not in whole pages of its type");
      }
      for (std::uint64_t offset = 0; offset < size; offset += kPageSize) {
        if (!pages.insert(start + offset).second) {
          return sentence("two modules are at ", start + offset);
        }
      }
      std::vector<std::byte> expected(file.begin(), file.end());
      expected.resize(size);
      if (std::memcmp(machine_.memory().at(start), expected.data(), size) != 0) {
        return sentence("module ", i, " does not hold the file's bytes and zeroes");
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

  // With nothing around it.
  std::string stack(std::uint64_t stack) {
    for (std::uint64_t offset = 0; offset < info_.stack_size; offset += kPageSize) {
      add_expected(
          {stack + offset, translate(walk_, stack + offset), kPageSize, true, may_execute(false)},
          MemoryType::kStack);
    }
    for (const std::uint64_t guard :
         {stack - 1, stack - machine::kHugePageSize, stack + info_.stack_size,
          stack + info_.stack_size + machine::kHugePageSize - 1}) {
      if (walk_.page_at(guard)) {
        return sentence("something is mapped beside the stack, at ", guard);
      }
    }
    return "";
  }

  std::string stack_and_framebuffer() {
    if (const std::string flaw = stack(info_.stack_bottom); !flaw.empty()) {
      return flaw;
    }
    // Each processor has one, whether it can be reached or not.
    const auto processors = list(info_.processors, info_.processor_count);
    for (std::size_t i = 1; i < options_.processors.size(); ++i) {
      const std::uint64_t distance = info_.stack_size + machine::kHugePageSize;
      const std::uint64_t bottom = info_.stack_bottom + i * distance;
      if (i < processors.size() && processors[i].stack_bottom != bottom) {
        return "a processor has another stack than it should";
      }
      if (const std::string flaw = stack(bottom); !flaw.empty()) {
        return flaw;
      }
    }
    add_expected({handoff_.page, handoff_.page, kPageSize, false, true}, MemoryType::kLoader);
    const Framebuffer& framebuffer = options_.framebuffer;
    if (info_.framebuffer.physical_address != framebuffer.physical_address ||
        info_.framebuffer.size != framebuffer.size ||
        (info_.framebuffer.virtual_address != 0) != (framebuffer.width != 0)) {
      return "BootInfo has another framebuffer than the firmware";
    }
    if (framebuffer.width != 0) {
      const std::uint64_t in_page = framebuffer.physical_address % kPageSize;
      for (std::uint64_t offset = 0; offset < in_page + framebuffer.size; offset += kPageSize) {
        framebuffer_[info_.framebuffer.virtual_address - in_page + offset] =
            framebuffer.physical_address - in_page + offset;
        if (options_.request.identity_map_framebuffer) {
          framebuffer_[framebuffer.physical_address - in_page + offset] =
              framebuffer.physical_address - in_page + offset;
        }
      }
    }
    return conflict_;
  }

  // Write-combining from protocol 1.1 on, if the machine wants it and can have it; but never beside
  // a map of physical memory that has the same pixels.
  MemoryKind framebuffer_kind() const {
    const Framebuffer& framebuffer = options_.framebuffer;
    const bool is_mapped_memory =
        framebuffer.physical_address < kMebibyte ||
        std::ranges::any_of(
            machine_.map().regions(),
            [&](const MemoryRegion& region) {
              return is_memory(region.type) && framebuffer.physical_address < region.end() &&
                     region.start < framebuffer.physical_address + framebuffer.size;
            });
    return options_.request.minor_version >= 1 && options_.cpu.page_attribute_table &&
                   !is_mapped_memory
               ? options_.framebuffer_kind
               : MemoryKind::kWriteBack;
  }

  // All that is mapped outside the maps of physical memory, page by page.
  std::string pages() {
    std::set<std::uint64_t> physical_pages;
    for (const auto& [address, expected] : expected_) {
      if (type_of(machine_.map(), expected.page.physical_address, kPageSize) != expected.type) {
        return sentence("the page at ", address, " is not in memory of its type");
      }
      if (!physical_pages.insert(expected.page.physical_address).second) {
        return sentence("two pages are mapped to ", expected.page.physical_address);
      }
      if (!is_mapped_as(expected.page)) {
        return sentence("the page at ", address, " is mapped wrongly");
      }
    }
    for (const auto& [address, physical_address] : framebuffer_) {
      if (!is_mapped_as({address, physical_address, kPageSize, true, may_execute(false),
                         framebuffer_kind()})) {
        return sentence("the framebuffer is mapped wrongly at ", address);
      }
    }
    std::uint64_t mapped_size = 0;
    for (const MappedPage& page : walk_.pages) {
      mapped_size += is_in_physical_map(page) || is_in_identity_map(page) ? 0 : page.size;
    }
    if (mapped_size != (expected_.size() + framebuffer_.size()) * kPageSize) {
      return "more is mapped than the kernel, its stack, memory, screen and the handoff page";
    }
    return "";
  }

  bool is_mapped_as(const MappedPage& page) const {
    const auto mapped = walk_.page_at(page.virtual_address);
    return mapped && mapped->write == page.write && mapped->execute == page.execute &&
           mapped->kind == page.kind &&
           mapped->physical_address - mapped->virtual_address ==
               page.physical_address - page.virtual_address;
  }

  bool is_in_physical_map(const MappedPage& page) const {
    return page.virtual_address - info_.physical_memory.offset < info_.physical_memory.size;
  }

  bool is_in_identity_map(const MappedPage& page) const {
    return (info_.identity_map & protocol::kIdentityMapMemory) != 0 &&
           page.virtual_address < info_.physical_memory.size &&
           page.virtual_address != handoff_.page && !framebuffer_.contains(page.virtual_address);
  }

  std::string physical_memory() {
    const std::uint64_t wish = options_.request.physical_memory_offset;
    if (wish != protocol::kAnyAddress && wish != info_.physical_memory.offset) {
      return "physical memory is not mapped where it was asked for";
    }
    if (info_.physical_memory.offset % machine::kHugePageSize != 0) {
      return "the map of physical memory begins in the middle of a large page";
    }
    std::vector<Extent> expected = {{0, kMebibyte}};
    for (const MemoryRegion& region : machine_.map().regions()) {
      if (is_memory(region.type) && region.end() > kMebibyte) {
        append(expected, {std::max(region.start, kMebibyte), region.end()});
      }
    }
    if (info_.physical_memory.size != expected.back().end) {
      return "the map of physical memory has a wrong size";
    }
    memory_ = expected;
    return find_flaw_in_map_at(info_.physical_memory.offset, expected,
                               &Inspection::is_in_physical_map);
  }

  std::string identity_map() {
    const protocol::KernelRequest& request = options_.request;
    const bool has_pixels = options_.framebuffer.width != 0;
    if (info_.identity_map != (request.identity_map ? protocol::kIdentityMapMemory : 0) +
                                  (request.identity_map_framebuffer && has_pixels
                                       ? protocol::kIdentityMapFramebuffer
                                       : 0)) {
      return "there is an identity map without a wish, or a wish without a map";
    }
    if (!request.identity_map) {
      return "";
    }
    std::vector<Extent> expected;
    for (Extent extent : memory_) {
      for (const std::uint64_t hole : {std::uint64_t{0}, handoff_.page}) {
        if (extent.start <= hole && hole < extent.end) {
          if (extent.start < hole) {
            append(expected, {extent.start, hole});
          }
          extent.start = hole + kPageSize;
        }
      }
      if (extent.start < extent.end) {
        append(expected, extent);
      }
    }
    return find_flaw_in_map_at(0, expected, &Inspection::is_in_identity_map);
  }

  std::string find_flaw_in_map_at(std::uint64_t offset, const std::vector<Extent>& expected,
                                  bool (Inspection::*contains)(const MappedPage&) const) const {
    std::vector<Extent> mapped;
    for (const MappedPage& page : walk_.pages) {
      if (!(this->*contains)(page)) {
        continue;
      }
      if (page.virtual_address - offset != page.physical_address) {
        return sentence("physical memory is mapped wrongly at ", page.virtual_address);
      }
      if (!page.write || page.execute != may_execute(false)) {
        return sentence("physical memory has the wrong rights at ", page.virtual_address);
      }
      if (page.kind != MemoryKind::kWriteBack) {
        return sentence("physical memory is not cached at ", page.virtual_address);
      }
      append(mapped, {page.physical_address, page.physical_address + page.size});
    }
    return mapped == expected ? "" : "a map of physical memory has holes or goes too far";
  }

  struct Expected {
    MappedPage page;
    MemoryType type;
  };

  const TestMachine& machine_;
  const LoadOptions& options_;
  const Handoff& handoff_;
  const PageWalk walk_;
  const BootInfo info_;
  const ExpectedKernel kernel_;
  std::map<std::uint64_t, Expected> expected_;          // by virtual address
  std::map<std::uint64_t, std::uint64_t> framebuffer_;  // physical addresses, by virtual ones
  std::vector<Extent> memory_;
  std::string conflict_;
};

}  // namespace

std::string find_flaw(const TestMachine& machine, const TestSource& kernel,
                      const LoadOptions& options, const Handoff& handoff) {
  const std::string flaw = find_trespass(machine);
  return flaw.empty() ? Inspection(machine, kernel, options, handoff).run() : flaw;
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
