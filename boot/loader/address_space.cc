// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/address_space.h"

#include "boot/loader/handoff_page.h"
#include "boot/loader/memory/page_tables.h"
#include "boot/loader/memory/physical_map.h"
#include "boot/loader/placement.h"

namespace slipway::loader {

namespace {

using machine::kPageSize;

constexpr PageRights kReadWrite = {.write = true};

class Builder {
 public:
  Builder(const AddressSpaceRequest& request, MemoryMap& map, std::uint64_t reachable_end,
          PageTables& tables)
      : request_(request), map_(map), reachable_end_(reachable_end), tables_(tables) {}

  Result<AddressSpace> build() {
    return map_segments(request_.segments, tables_)
        .and_then([&] { return map_stack(); })
        .and_then([&] {
          return map_physical_memory(map_, request_.layout.physical_memory_offset, {}, tables_);
        })
        .and_then([&] { return map_framebuffer(); })
        .and_then([&] { return map_handoff_page(); })
        .and_then([&] { return map_identity(); })
        .and_then([&] { return map_tables(); })
        .transform([&] { return AddressSpace{tables_.root(), handoff_page_}; });
  }

 private:
  Result<void> map_stack() {
    const std::uint64_t bottom = request_.layout.stack_bottom;
    return allocate_for_mapping(bottom, request_.stack_size, map_, reachable_end_,
                                MemoryType::kStack, {.code = ErrorCode::kNoMemoryForStack})
        .and_then([&](std::uint64_t start) {
          return tables_.map({bottom, start, request_.stack_size, kReadWrite});
        });
  }

  Result<void> map_framebuffer() {
    const protocol::Framebuffer& framebuffer = request_.framebuffer;
    if (framebuffer.width == 0) {
      return {};
    }
    const std::uint64_t in_page = framebuffer.physical_address % kPageSize;
    return tables_.map({.virtual_address = request_.layout.framebuffer - in_page,
                        .physical_address = framebuffer.physical_address - in_page,
                        .size = (in_page + framebuffer.size + kPageSize - 1) & ~(kPageSize - 1),
                        .rights = kReadWrite});
  }

  Result<void> map_handoff_page() {
    return take_handoff_page(request_.segments, map_, reachable_end_)
        .and_then([&](std::uint64_t page) {
          handoff_page_ = page;
          return tables_.map({page, page, kPageSize, {.execute = true}});
        });
  }

  // All physical memory at its own addresses, but the page at address 0, and the handoff page,
  // which is there already.
  Result<void> map_identity() {
    const std::uint64_t left_out[] = {0, handoff_page_};
    return request_.identity_map ? map_physical_memory(map_, 0, left_out, tables_) : Result<void>();
  }

  Result<void> map_tables() {
    const std::uint32_t entry = request_.layout.recursive_entry;
    return entry == protocol::kNoEntry ? Result<void>() : tables_.map_recursively(entry);
  }

  const AddressSpaceRequest& request_;
  MemoryMap& map_;
  std::uint64_t reachable_end_;
  PageTables& tables_;
  std::uint64_t handoff_page_ = 0;
};

}  // namespace

Result<AddressSpace> build_address_space(const AddressSpaceRequest& request, MemoryMap& map,
                                         PhysicalMemory memory, std::uint64_t reachable_end) {
  return PageTables::create(memory, map, reachable_end, request.cpu)
      .and_then(
          [&](PageTables tables) { return Builder(request, map, reachable_end, tables).build(); });
}

}  // namespace slipway::loader
