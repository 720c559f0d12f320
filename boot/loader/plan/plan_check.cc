// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/plan/plan_check.h"

#include <algorithm>
#include <array>

#include "boot/loader/elf/elf.h"
#include "boot/loader/plan/fixed_places.h"
#include "boot/loader/plan/load_bias.h"
#include "slipway/machine/numbers/units.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

namespace {

// Below are the loader's handoff page and, on most machines, all of memory.
constexpr std::uint64_t kFirstWindowOffset = 4 * machine::kGibibyte;

constexpr std::uint64_t kMaxStackSize = machine::kGibibyte;

// Where a kernel goes at random, if it is not larger than that.
constexpr std::uint64_t kUpperHalf = machine::root_entry_address(machine::kEntriesPerTable / 2);

std::unexpected<Error> refuse(ErrorCode code, std::array<std::uint64_t, 3> numbers = {}) {
  return std::unexpected(Error{.code = code, .numbers = numbers});
}

Result<void> check_rights(const LoadPlan& plan, std::span<const Segment> segments) {
  for (const Segment& segment : segments) {
    if (!plan.writable_code && segment.has(elf::kFlagWrite) && segment.has(elf::kFlagExecute)) {
      return std::unexpected(Error{.code = ErrorCode::kWritableAndExecutable,
                                   .segment = segment.index,
                                   .numbers = {segment.virtual_address}});
    }
  }
  return {};
}

Result<void> check_stack(const LoadPlan& plan) {
  const std::uint64_t size = plan.stack_size;
  if (size == 0 || size > kMaxStackSize || size % machine::kPageSize != 0) {
    return refuse(ErrorCode::kPlanStackSize, {size});
  }
  return {};
}

Result<void> check_mappings(const LoadPlan& plan) {
  const std::uint64_t offset = plan.physical_memory.offset;
  if (offset != kAnyAddress && (offset % machine::kHugePageSize != 0 ||
                                !machine::is_canonical(offset) || offset < kFirstWindowOffset)) {
    return refuse(ErrorCode::kPlanMemoryOffset, {offset});
  }
  if (plan.has_fixed_recursive_entry() && plan.recursive_entry >= machine::kEntriesPerTable) {
    return refuse(ErrorCode::kPlanRecursiveEntry, {plan.recursive_entry});
  }
  return {};
}

Result<void> check_placement(const LoadPlan& plan, bool position_independent) {
  const std::uint64_t address = plan.kernel_address;
  if (plan.placement == Placement::kRequired &&
      (address == kAnyAddress || address % kLoadAlignment != 0 ||
       !machine::is_canonical(address))) {
    return refuse(ErrorCode::kPlanKernelAddress, {address});
  }
  if (plan.placement != Placement::kPreferred && !position_independent) {
    return refuse(ErrorCode::kPlacementIsFixed);
  }
  return {};
}

// What a protocol may want, and this loader does not do yet.
Result<void> check_state(const LoadPlan& plan) {
  if (!can_enter(plan.state) || !has_kind(plan.state, plan.framebuffer_kind)) {
    return refuse(ErrorCode::kPlanEntryState);
  }
  if (plan.firmware != Firmware::kGone) {
    return refuse(ErrorCode::kPlanFirmware);
  }
  return {};
}

// What every machine has of physical memory, as far as the windows on it are concerned.
std::uint64_t smallest_memory(const LoadPlan& plan) {
  const MemoryContents& contents = plan.physical_memory.contents;
  return std::max({contents.always_end, contents.filled_end, machine::kPageSize});
}

}  // namespace

Result<void> check_plan(const LoadPlan& plan, const KernelHeader& kernel,
                        std::span<const Segment> sorted_by_address) {
  const auto fields =
      check_rights(plan, sorted_by_address)
          .and_then([&] { return check_stack(plan); })
          .and_then([&] { return check_mappings(plan); })
          .and_then([&] { return check_state(plan); })
          .and_then([&] { return check_placement(plan, kernel.position_independent); });
  if (!fields) {
    return fields;
  }
  if (plan.placement == Placement::kRandom) {
    return load_bias_for(kUpperHalf, sorted_by_address).and_then([&](std::uint64_t) {
      return check_fixed_places(plan, {}, 0, {smallest_memory(plan)});
    });
  }
  const auto bias = kernel.position_independent
                        ? load_bias_for(plan.kernel_address, sorted_by_address)
                        : Result<std::uint64_t>(0);
  if (!bias) {
    return std::unexpected(bias.error());
  }
  return check_fixed_places(plan, sorted_by_address, *bias, {smallest_memory(plan)});
}

Result<void> check_display_of_pixels(const DisplayPlan& plan) {
  return plan.mode == Display::kText ? refuse(ErrorCode::kNoTextMode) : Result<void>();
}

}  // namespace slipway::loader
