// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/plan/virtual_layout.h"

#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/plan/fixed_places.h"
#include "boot/loader/plan/load_bias.h"
#include "boot/loader/plan/random.h"
#include "boot/loader/plan/virtual_slots.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

namespace {

using machine::kHugePageSize;
using machine::kPageSize;

// The end of the lower half, beyond which no address is its own.
constexpr std::uint64_t kIdentityMapLimit = std::uint64_t{1} << 47;

constexpr bool is_random(const LoadPlan& plan) {
  return plan.placement == Placement::kRandom;
}

class Chooser {
 public:
  explicit Chooser(const LayoutRequest& from)
      : from_(from),
        plan_(from.plan),
        random_(from.random_seed),
        slots_(is_random(from.plan) ? &random_ : nullptr) {}

  Result<VirtualLayout> choose() {
    return place_fixed_kernel()
        .and_then([&] { return mark_fixed_places(); })
        .and_then([&] { return place_random_kernel(); })
        .and_then([&] { return place_physical_memory(); })
        .and_then([&] { return place_stack(); })
        .and_then([&] { return place_framebuffer(); })
        .and_then([&] { return place_recursive_entry(); })
        .transform([&] { return layout_; });
  }

 private:
  Result<void> place_fixed_kernel() {
    if (is_random(plan_)) {
      return {};
    }
    if (from_.position_independent) {
      const auto bias = load_bias_for(plan_.kernel_address, from_.segments);
      if (!bias) {
        return std::unexpected(bias.error());
      }
      layout_.load_bias = *bias;
    }
    for (const Segment& segment : from_.segments) {
      slots_.mark(segment.virtual_address + layout_.load_bias,
                  segment.last_byte() + layout_.load_bias);
    }
    return {};
  }

  Result<void> mark_fixed_places() {
    const std::uint64_t size = from_.physical_memory_size;
    const auto segments = is_random(plan_) ? std::span<const Segment>() : from_.segments;
    if (auto checked = check_fixed_places(plan_, segments, layout_.load_bias,
                                          {.memory_size = size, .framebuffer = from_.framebuffer});
        !checked) {
      return checked;
    }
    if (plan_.physical_memory.offset != kAnyAddress) {
      slots_.mark(plan_.physical_memory.offset, plan_.physical_memory.offset + (size - 1));
    }
    if (plan_.has_fixed_recursive_entry()) {
      const std::uint64_t address = machine::root_entry_address(plan_.recursive_entry);
      slots_.mark(address, address);
    }
    if (plan_.identity_map.wanted) {
      if (size > kIdentityMapLimit) {
        return std::unexpected(Error{.code = ErrorCode::kNoVirtualSpace, .numbers = {size}});
      }
      slots_.mark(0, size - 1);
    }
    const Framebuffer& pixels = from_.framebuffer;
    if (plan_.identity_map_framebuffer && pixels.width != 0) {
      slots_.mark(pixels.physical_address, pixels.physical_address + (pixels.size - 1));
    }
    return {};
  }

  Result<void> place_random_kernel() {
    if (!is_random(plan_)) {
      return {};
    }
    const KernelExtent extent = extent_of(from_.segments);
    return slots_.take_upper(extent.size).transform([&](std::uint64_t start) {
      layout_.load_bias = start + slots_.offset_for(extent.size, kLoadAlignment) - extent.start;
    });
  }

  Result<void> place_physical_memory() {
    layout_.physical_memory_offset = plan_.physical_memory.offset;
    if (layout_.physical_memory_offset != kAnyAddress) {
      return {};
    }
    const std::uint64_t size = from_.physical_memory_size;
    return slots_.take(size).transform([&](std::uint64_t start) {
      layout_.physical_memory_offset = start + slots_.offset_for(size, kHugePageSize);
    });
  }

  Result<void> place_stack() {
    if (plan_.all_in_physical_memory) {
      return {};
    }
    const std::uint64_t size_with_guards =
        (from_.other_processors + 1) * distance_of_stacks(plan_.stack_size) + kHugePageSize;
    return slots_.take(size_with_guards).transform([&](std::uint64_t start) {
      layout_.stack_bottom = start + kHugePageSize + slots_.offset_for(size_with_guards, kPageSize);
    });
  }

  Result<void> place_framebuffer() {
    const Framebuffer& framebuffer = from_.framebuffer;
    if (framebuffer.width == 0) {
      return {};
    }
    if (plan_.all_in_physical_memory) {
      layout_.framebuffer = layout_.physical_memory_offset + framebuffer.physical_address;
      return {};
    }
    // As far from a border of large pages as the physical address, so that they can map it.
    const std::uint64_t offset = framebuffer.physical_address % kHugePageSize;
    return slots_.take(offset + framebuffer.size).transform([&](std::uint64_t start) {
      layout_.framebuffer = start + offset;
    });
  }

  Result<void> place_recursive_entry() {
    layout_.recursive_entry = plan_.recursive_entry;
    if (layout_.recursive_entry != kAnyEntry) {
      return {};
    }
    return slots_.take(kSlotSize).transform([&](std::uint64_t start) {
      layout_.recursive_entry =
          static_cast<std::uint32_t>(table_index(start, machine::PageLevel::kRoot));
    });
  }

  const LayoutRequest& from_;
  const LoadPlan& plan_;
  Random random_;
  VirtualSlots slots_;
  VirtualLayout layout_ = {};
};

}  // namespace

Result<VirtualLayout> choose_virtual_layout(const LayoutRequest& request) {
  return Chooser(request).choose();
}

}  // namespace slipway::loader
