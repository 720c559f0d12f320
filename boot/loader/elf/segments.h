// SPDX-License-Identifier: Apache-2.0
// All segments of a kernel, in each of the orders in which somebody goes through them.
#ifndef SLIPWAY_BOOT_LOADER_ELF_SEGMENTS_H_
#define SLIPWAY_BOOT_LOADER_ELF_SEGMENTS_H_

#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>

#include "boot/loader/elf/segment.h"

namespace slipway::loader {

// A view: the segments themselves lie in the memory of whoever made it, and stay where they are.
class Segments {
  auto view(std::uint16_t Segment::* nth) const {
    return std::views::transform(
        segments_, [all = segments_, nth](const Segment& at) -> Segment& { return all[at.*nth]; });
  }

 public:
  Segments() = default;

  // Sorts the segments, at most 65,535 of different indices, and writes down the other orders.
  static Segments order(std::span<Segment> segments);

  std::size_t size() const { return segments_.size(); }

  // By where they lie in virtual memory, which is how they lie in the span too: what only looks for
  // an address, or goes through the runs, takes this one.
  std::span<Segment> by_address() const { return segments_; }

  // By where they begin in the file.
  auto by_offset() const { return view(&Segment::nth_by_offset); }

  // As the program headers come.
  auto by_index() const { return view(&Segment::nth_by_index); }

 private:
  explicit Segments(std::span<Segment> segments) : segments_(segments) {}

  std::span<Segment> segments_;  // by address
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ELF_SEGMENTS_H_
