// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/segments.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace slipway::loader {

namespace {

// Whether `a` comes before `b` by `key`, and by index where keys are equal.
bool is_before(const Segment& a, const Segment& b, std::uint64_t Segment::* key) {
  return a.*key != b.*key ? a.*key < b.*key : a.index < b.index;
}

// In place and without recursion, as there is neither a heap nor much of a stack: Shell sort, with
// steps of 2^k - 1, which takes at most about n^1.5 swaps (Knuth, The Art of Computer Programming,
// vol. 3, second edition, 5.2.1). std::sort_heap() takes four times as much room.
template <typename Before, typename Swap>
void sort(std::size_t size, Before before, Swap swap) {
  for (std::size_t step = std::bit_ceil(size + 1) - 1; step != 0; step /= 2) {
    for (std::size_t i = step; i < size; ++i) {
      for (std::size_t at = i; at >= step && before(at, at - step); at -= step) {
        swap(at, at - step);
      }
    }
  }
}

// Writes down which segment is the first, the second and so on by `key`.
void number(std::span<Segment> segments, std::uint64_t Segment::* key,
            std::uint16_t Segment::* nth) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    segments[i].*nth = static_cast<std::uint16_t>(i);
  }
  sort(
      segments.size(),
      [=](std::size_t a, std::size_t b) {
        return is_before(segments[segments[a].*nth], segments[segments[b].*nth], key);
      },
      [=](std::size_t a, std::size_t b) { std::swap(segments[a].*nth, segments[b].*nth); });
}

}  // namespace

Segments Segments::order(std::span<Segment> segments) {
  sort(
      segments.size(),
      [=](std::size_t a, std::size_t b) {
        return is_before(segments[a], segments[b], &Segment::virtual_address);
      },
      [=](std::size_t a, std::size_t b) { std::swap(segments[a], segments[b]); });
  number(segments, &Segment::file_offset, &Segment::nth_by_offset);
  number(segments, &Segment::index, &Segment::nth_by_index);
  return Segments(segments);
}

}  // namespace slipway::loader
