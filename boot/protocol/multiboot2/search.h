// SPDX-License-Identifier: Apache-2.0
// The search for Multiboot2 kernels, for the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SEARCH_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SEARCH_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "boot/loader/error/error.h"
#include "boot/protocol/multiboot2/protocol.h"
#include "boot/protocol/search.h"

namespace slipway::protocol {

namespace multiboot2 {

loader::Result<std::optional<FoundRequest>> search(std::span<const std::byte> file);

std::string advice(const loader::Error& error);

// A header too far behind, or with a wrong checksum: any number may look like the mark of one.
bool is_doubtful(const loader::Error& error);

}  // namespace multiboot2

inline constexpr Search kSearchMultiboot2 = {.protocol = &kMultiboot2,
                                             .marks = "a Multiboot2 header",
                                             .find = nullptr,
                                             .find_in_file = multiboot2::search,
                                             .advice = multiboot2::advice,
                                             .is_doubtful = multiboot2::is_doubtful};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_SEARCH_H_
