// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/enter/handoff_page.h"

#include <algorithm>
#include <optional>

#include "slipway/machine/numbers/units.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

namespace {

using machine::kMebibyte;
using machine::kPageSize;

// Nothing that is placed in virtual memory by wish or choice, but segments, is below.
constexpr std::uint64_t kHandoffEnd = 4 * machine::kGibibyte;

// A usable page in [minimum, end) whose address, taken as a virtual one, no segment covers.
std::optional<std::uint64_t> find_clear_page(const MemoryMap& map,
                                             std::span<const Segment> segments,
                                             std::uint64_t minimum, std::uint64_t end) {
  while (const auto page = map.find({.size = kPageSize, .minimum = minimum, .end = end})) {
    const Segment* segment = segment_with_page(segments, *page / kPageSize);
    if (segment == nullptr) {
      return page;
    }
    minimum = segment->virtual_start() + segment->mapped_size();
  }
  return std::nullopt;
}

}  // namespace

Result<std::uint64_t> take_handoff_page(std::span<const Segment> segments,
                                        const LoaderMemory& memory, bool for_processors) {
  const std::uint64_t end = std::min(memory.end, kHandoffEnd);
  std::optional<std::uint64_t> page;
  if (!for_processors) {
    page = find_clear_page(memory.map, segments, std::max(memory.start, kMebibyte), end);
  }
  if (!page) {
    page = find_clear_page(memory.map, segments, 0, std::min(end, kMebibyte));
  }
  const Error shortage = {.code = ErrorCode::kNoMemoryForHandoffPage,
                          .numbers = {for_processors ? kMebibyte : end}};
  if (!page) {
    return std::unexpected(shortage);
  }
  return memory.map.allocate({.size = kPageSize, .minimum = *page, .end = *page + kPageSize},
                             MemoryType::kLoader, shortage);
}

}  // namespace slipway::loader
