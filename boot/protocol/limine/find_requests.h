// SPDX-License-Identifier: Apache-2.0
// Looks for a kernel's requests of the Limine boot protocol in its file. For the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_FIND_REQUESTS_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_FIND_REQUESTS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/protocol/limine/features.h"
#include "boot/protocol/limine/requests.h"

namespace slipway::protocol::limine {

struct FoundRequests {
  Requests requests;
  std::vector<FeatureId> unanswered;  // requests of features that are not in features.h
};

// What the bytes of the kernel's segments, which are sorted by address and have passed the loader's
// checks, hold of this protocol; nothing if that is no request and no base revision tag. What the
// protocol forbids is an error.
loader::Result<std::optional<FoundRequests>> find_requests(
    std::span<const loader::Segment> segments, std::span<const std::byte> file);

// Whether the kernel is where the protocol wants it, or can be slid there.
loader::Result<void> check_addresses(std::span<const loader::Segment> segments,
                                     bool position_independent);

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_FIND_REQUESTS_H_
