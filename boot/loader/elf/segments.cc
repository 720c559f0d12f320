// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/segments.h"

#include <algorithm>
#include <cstddef>

namespace slipway::loader {

namespace {

// Whether `a` comes before `b` by `key`, and by index where keys are equal.
bool is_before(const Segment& a, const Segment& b, std::uint64_t Segment::* key) {
  return a.*key != b.*key ? a.*key < b.*key : a.index < b.index;
}

// In place and without recursion, as there is neither a heap nor much of a stack.
template <typename Range, typename Before>
void sort(Range&& range, Before before) {
  std::ranges::make_heap(range, before);
  std::ranges::sort_heap(range, before);
}

// Writes down which segment is the first, the second and so on by `key`.
void number(std::span<Segment> segments, std::uint64_t Segment::* key,
            std::uint16_t Segment::* nth) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    segments[i].*nth = static_cast<std::uint16_t>(i);
  }
  sort(std::views::transform(segments, nth),
       [=](std::uint16_t a, std::uint16_t b) { return is_before(segments[a], segments[b], key); });
}

}  // namespace

Segments Segments::order(std::span<Segment> segments) {
  sort(segments, [](const Segment& a, const Segment& b) {
    return is_before(a, b, &Segment::virtual_address);
  });
  number(segments, &Segment::file_offset, &Segment::nth_by_offset);
  number(segments, &Segment::index, &Segment::nth_by_index);
  return Segments(segments);
}

}  // namespace slipway::loader
