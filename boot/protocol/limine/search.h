// SPDX-License-Identifier: Apache-2.0
// The search for requests of the Limine boot protocol, for the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_SEARCH_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_SEARCH_H_

#include <optional>
#include <string>

#include "boot/loader/error/error.h"
#include "boot/protocol/limine/protocol.h"
#include "boot/protocol/search.h"

namespace slipway::protocol {

namespace limine {

loader::Result<std::optional<FoundRequest>> search(const SearchedKernel& kernel);

std::string advice(const loader::Error& error);

}  // namespace limine

inline constexpr Search kSearchLimine = {.protocol = &kLimine,
                                         .marks = "requests of the Limine boot protocol",
                                         .find = limine::search,
                                         .find_in_file = nullptr,
                                         .advice = limine::advice};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_SEARCH_H_
