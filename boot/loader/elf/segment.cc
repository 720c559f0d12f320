// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/segment.h"

#include <algorithm>

namespace slipway::loader {

std::span<Segment> first_run(std::span<Segment> sorted_by_address) {
  const auto separate = [](const Segment& a, const Segment& b) {
    return a.last_page() != b.first_page();
  };
  const auto last = std::ranges::adjacent_find(sorted_by_address, separate);
  if (last == sorted_by_address.end()) {
    return sorted_by_address;
  }
  return sorted_by_address.first(static_cast<std::size_t>(last - sorted_by_address.begin()) + 1);
}

const Segment* segment_with(std::span<const Segment> sorted_by_address, std::uint64_t address,
                            std::uint64_t size) {
  const auto segment =
      std::ranges::lower_bound(sorted_by_address, address, {}, &Segment::last_byte);
  const bool found = segment != sorted_by_address.end() && segment->holds(address, size);
  return found ? &*segment : nullptr;
}

const Segment* segment_with_page(std::span<const Segment> sorted_by_address, std::uint64_t page) {
  const auto segment = std::ranges::lower_bound(sorted_by_address, page, {}, &Segment::last_page);
  const bool found = segment != sorted_by_address.end() && segment->first_page() <= page;
  return found ? &*segment : nullptr;
}

}  // namespace slipway::loader
