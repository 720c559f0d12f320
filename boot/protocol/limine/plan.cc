// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/limine/plan.h"

#include <algorithm>
#include <cstdint>

#include "boot/protocol/limine/direct_map.h"
#include "boot/protocol/limine/x86_64/entry_state.h"
#include "slipway/machine/numbers/units.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::protocol::limine {
namespace {

constexpr std::uint64_t kLeastStackSize = 64 * machine::kKibibyte;

// Whole pages. A wish that is too large to be rounded up stays as it is, and is refused as a plan.
constexpr std::uint64_t stack_size(std::uint64_t wanted) {
  const std::uint64_t size = std::max(wanted, kLeastStackSize);
  const std::uint64_t rounded = (size + machine::kPageSize - 1) & ~(machine::kPageSize - 1);
  return std::max(size, rounded);
}

}  // namespace

loader::LoadPlan plan(const Requests& requests) {
  const loader::MemoryContents contents = direct_map(requests.base_revision);
  const bool identity_map = requests.base_revision == 0;
  // "Supervisor, read, write, execute".
  const bool writable_code = requests.strict == 0;
  const loader::PageRights rights = {.write = true, .execute = writable_code};
  return {.placement = loader::Placement::kPreferred,
          .kernel_address = kKernelAddress,
          .contiguous = true,
          .writable_code = writable_code,
          .stack_size = stack_size(requests.stack_size),
          .physical_memory = {.contents = contents, .rights = rights},
          .all_in_physical_memory = true,
          .identity_map = {.wanted = identity_map, .contents = contents, .rights = rights},
          .identity_map_framebuffer = identity_map,
          .framebuffer_kind = loader::MemoryKind::kWriteCombining,
          .display = {.mode = requests.has(Feature::kFramebuffer) ? loader::Display::kFramebuffer
                                                                  : loader::Display::kUnchanged},
          .state = entry_state(requests.base_revision),
          .interrupt_controllers = loader::InterruptControllers::kMasked,
          .other_processors = requests.has(Feature::kProcessors)
                                  ? loader::OtherProcessors::kStarted
                                  : loader::OtherProcessors::kUnchanged,
          .clock = requests.has(Feature::kDateAtBoot) || requests.has(Feature::kBootTimes) ||
                   requests.has(Feature::kTscFrequency)};
}

loader::Result<loader::LoadPlan> plan(std::span<const std::byte> request) {
  return read_requests(request).transform([](const Requests& requests) { return plan(requests); });
}

}  // namespace slipway::protocol::limine
