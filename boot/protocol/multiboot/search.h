// SPDX-License-Identifier: Apache-2.0
// The search for Multiboot kernels of version 1, for the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_SEARCH_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_SEARCH_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "boot/loader/error/error.h"
#include "boot/protocol/multiboot/protocol.h"
#include "boot/protocol/search.h"

namespace slipway::protocol {

namespace multiboot {

// Nothing where the file, of any kind, has no header; an error where it has one that no loader, or
// not this one, can take.
loader::Result<std::optional<FoundRequest>> search(std::span<const std::byte> file);

std::string advice(const loader::Error& error);

// A header too far behind: any number may look like the mark of one.
bool is_doubtful(const loader::Error& error);

}  // namespace multiboot

inline constexpr Search kSearchMultiboot = {.protocol = &kMultiboot,
                                            .marks = "a Multiboot header",
                                            .find = nullptr,
                                            .find_in_file = multiboot::search,
                                            .advice = multiboot::advice,
                                            .is_doubtful = multiboot::is_doubtful};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_SEARCH_H_
