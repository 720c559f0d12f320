// SPDX-License-Identifier: Apache-2.0
// What a kernel requests by the Limine boot protocol, as a bundle carries it. The requests
// themselves lie about in the kernel; the image builder finds them (find_requests.h), so that the
// loader need not search.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUESTS_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUESTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/protocol/limine/features.h"

namespace slipway::protocol::limine {

// For the address of what is not there. No structure of the protocol can be there.
inline constexpr std::uint64_t kNowhere = ~std::uint64_t{0};

// Addresses are virtual, as in the kernel's file.
struct Requests {
  std::uint64_t base_revision = 0;
  std::uint64_t base_revision_tag = kNowhere;
  std::uint64_t stack_size = 0;  // bytes; 0 is the protocol's default
  std::uint64_t strict = 0;      // 1: nothing is writable and executable, as the protocol wants it
  std::array<std::uint64_t, kFeatures> places = none();

  constexpr std::uint64_t place(Feature feature) const {
    return places[static_cast<std::size_t>(feature)];
  }
  constexpr bool has(Feature feature) const { return place(feature) != kNowhere; }

  static constexpr std::array<std::uint64_t, kFeatures> none() {
    std::array<std::uint64_t, kFeatures> places;
    places.fill(kNowhere);
    return places;
  }
};
static_assert(sizeof(Requests) == (4 + kFeatures) * 8);

// The bytes in a bundle, of any size and contents.
loader::Result<Requests> read_requests(std::span<const std::byte> bytes);

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUESTS_H_
