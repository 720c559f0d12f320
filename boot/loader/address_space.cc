// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/address_space.h"

#include <cstring>
#include <utility>

#include "boot/loader/enter/handoff_page.h"
#include "boot/loader/memory/page_tables.h"
#include "boot/loader/memory/physical_map.h"
#include "boot/loader/placement.h"

namespace slipway::loader {

namespace {

using machine::kPageSize;

constexpr PageRights kReadWrite = {.write = true};

class Builder {
 public:
  Builder(const AddressSpaceRequest& request, const LoaderMemory& memory, PageTables& tables)
      : request_(request), plan_(request.plan), memory_(memory), tables_(tables) {}

  Result<AddressSpace> build() {
    return map_segments(request_.segments, tables_)
        .and_then([&] { return map_stack(); })
        .and_then([&] { return map_other_stacks(); })
        .and_then([&] { return map_memory(); })
        .and_then([&] { return map_framebuffer(); })
        .and_then([&] { return map_handoff_page(); })
        .and_then([&] { return map_identity(); })
        .and_then([&] { return map_tables(); })
        .transform([&] {
          return AddressSpace{.page_table_root = tables_.root(),
                              .handoff_page = handoff_page_,
                              .stack_bottom = stack_bottom_,
                              .other_stacks = other_stacks_,
                              .no_execute = request_.cpu.no_execute};
        });
  }

 private:
  Result<void> map_stack() {
    const std::uint64_t bottom = request_.layout.stack_bottom;
    const std::uint64_t size = plan_.stack_size;
    return allocate_for_mapping(bottom, size, memory_, MemoryType::kStack,
                                {.code = ErrorCode::kNoMemoryForStack})
        .and_then([&](std::uint64_t start) {
          constexpr std::uint64_t kReturnAddressSize = 8;
          std::memset(memory_.memory.at(start + size - kReturnAddressSize), 0, kReturnAddressSize);
          if (plan_.all_in_physical_memory) {
            stack_bottom_ = request_.layout.physical_memory_offset + start;
            return Result<void>();
          }
          stack_bottom_ = bottom;
          return tables_.map({bottom, start, size, kReadWrite});
        });
  }

  // Mapped with all of physical memory, one behind the other; or each behind the kernel's own, and
  // as far away from it as everything is (VirtualLayout::stack_bottom).
  Result<void> map_other_stacks() {
    const std::uint64_t size = plan_.stack_size;
    const std::size_t count = request_.other_processors;
    if (count == 0) {
      return {};
    }
    return memory_.map
        .allocate({.size = count * size, .end = memory_.end}, MemoryType::kStack,
                  {.code = ErrorCode::kNoMemoryForStack})
        .and_then([&](std::uint64_t start) {
          if (plan_.all_in_physical_memory) {
            other_stacks_ = {request_.layout.physical_memory_offset + start, size};
            return Result<void>();
          }
          const std::uint64_t distance = distance_of_stacks(size);
          other_stacks_ = {stack_bottom_ + distance, distance};
          Result<void> mapped;
          for (std::size_t i = 0; mapped && i < count; ++i) {
            mapped = tables_.map(
                {other_stacks_.first_bottom + i * distance, start + i * size, size, kReadWrite});
          }
          return mapped;
        });
  }

  Result<void> map_memory() {
    const MemoryWindow& window = plan_.physical_memory;
    const Extent left_out[] = {pixels_in_windows()};
    return window.wanted ? map_physical_memory(memory_.map, window.contents,
                                               request_.layout.physical_memory_offset,
                                               window.rights, left_out, tables_)
                         : Result<void>();
  }

  // The pages of the pixels where they are mapped in the windows themselves, and so by us; none
  // else.
  Extent pixels_in_windows() const {
    const Framebuffer& framebuffer = request_.framebuffer;
    if (!plan_.all_in_physical_memory || framebuffer.width == 0) {
      return {};
    }
    return {framebuffer.physical_address & ~(kPageSize - 1),
            (framebuffer.physical_address + framebuffer.size + kPageSize - 1) & ~(kPageSize - 1)};
  }

  Result<void> map_framebuffer() {
    const Framebuffer& framebuffer = request_.framebuffer;
    if (framebuffer.width == 0) {
      return {};
    }
    return map_framebuffer_at(request_.layout.framebuffer).and_then([&] {
      return plan_.identity_map_framebuffer ? map_framebuffer_at(framebuffer.physical_address)
                                            : Result<void>();
    });
  }

  // `address` is as far into a page as the physical one.
  Result<void> map_framebuffer_at(std::uint64_t address) {
    const Framebuffer& framebuffer = request_.framebuffer;
    const std::uint64_t in_page = framebuffer.physical_address % kPageSize;
    return tables_.map({.virtual_address = address - in_page,
                        .physical_address = framebuffer.physical_address - in_page,
                        .size = (in_page + framebuffer.size + kPageSize - 1) & ~(kPageSize - 1),
                        .rights = framebuffer_rights(),
                        .kind = framebuffer_kind()});
  }

  PageRights framebuffer_rights() const {
    return plan_.all_in_physical_memory ? plan_.physical_memory.rights : kReadWrite;
  }

  // Pages of two kinds that lead to the same memory may lose what is written there (Intel SDM vol.
  // 3A, 13.12.4). So pixels in memory that the kernel finds mapped, where no firmware should have
  // them, are mapped as memory is.
  MemoryKind framebuffer_kind() const {
    const bool wanted = request_.framebuffer_kind == plan_.framebuffer_kind;
    const bool mapped_twice =
        !plan_.all_in_physical_memory && is_mapped_memory(request_.framebuffer);
    return wanted && !mapped_twice ? plan_.framebuffer_kind : MemoryKind::kWriteBack;
  }

  bool is_mapped_memory(const Framebuffer& framebuffer) const {
    const std::uint64_t start = framebuffer.physical_address & ~(kPageSize - 1);
    const std::uint64_t end = framebuffer.physical_address + framebuffer.size;
    for (const MemoryWindow* const window : {&plan_.physical_memory, &plan_.identity_map}) {
      if (window->wanted && window->contents.overlap(memory_.map, start, end)) {
        return true;
      }
    }
    return false;
  }

  Result<void> map_handoff_page() {
    return take_handoff_page(request_.segments, memory_,
                             plan_.other_processors == OtherProcessors::kStarted)
        .and_then([&](std::uint64_t page) {
          handoff_page_ = page;
          return tables_.map({page, page, kPageSize, handoff_rights()});
        });
  }

  // Those of the identity map, where its pages can be executed: it is a page like others there.
  PageRights handoff_rights() const {
    const MemoryWindow& identity = plan_.identity_map;
    return identity.wanted && identity.rights.execute ? identity.rights
                                                      : PageRights{.execute = true};
  }

  // Physical memory at its own addresses, but the page at address 0, and the handoff page and
  // pixels, which are there already.
  Result<void> map_identity() {
    Extent left_out[] = {
        {0, kPageSize}, {handoff_page_, handoff_page_ + kPageSize}, pixels_in_windows()};
    if (left_out[2].start < left_out[1].start) {
      std::swap(left_out[1], left_out[2]);
    }
    const MemoryWindow& window = plan_.identity_map;
    return window.wanted ? map_physical_memory(memory_.map, window.contents, 0, window.rights,
                                               left_out, tables_)
                         : Result<void>();
  }

  Result<void> map_tables() {
    const std::uint32_t entry = request_.layout.recursive_entry;
    return entry == kNoEntry ? Result<void>() : tables_.map_recursively(entry);
  }

  const AddressSpaceRequest& request_;
  const LoadPlan& plan_;
  const LoaderMemory& memory_;
  PageTables& tables_;
  std::uint64_t handoff_page_ = 0;
  std::uint64_t stack_bottom_ = 0;
  OtherStacks other_stacks_;
};

}  // namespace

Result<AddressSpace> build_address_space(const AddressSpaceRequest& request,
                                         const LoaderMemory& memory) {
  // Processors that are started come from 32 bits, where CR3 has no more.
  constexpr std::uint64_t kEndOf32Bits = std::uint64_t{1} << 32;
  const bool starts_processors = request.plan.other_processors == OtherProcessors::kStarted;
  return PageTables::create(memory.memory, memory.map, memory.end, request.cpu,
                            starts_processors ? kEndOf32Bits : memory.end)
      .and_then([&](PageTables tables) { return Builder(request, memory, tables).build(); });
}

}  // namespace slipway::loader
