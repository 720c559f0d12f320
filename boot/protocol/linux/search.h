// SPDX-License-Identifier: Apache-2.0
// The search for kernels of the Linux boot protocol, for the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_LINUX_SEARCH_H_
#define SLIPWAY_BOOT_PROTOCOL_LINUX_SEARCH_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "boot/loader/error/error.h"
#include "boot/protocol/linux/protocol.h"
#include "boot/protocol/search.h"

namespace slipway::protocol {

namespace linux_boot {

// Nothing where the file, of any kind, has no header; an error where it has one that no loader, or
// not this one, can take.
loader::Result<std::optional<FoundRequest>> search(std::span<const std::byte> file);

std::string advice(const loader::Error& error);

}  // namespace linux_boot

inline constexpr Search kSearchLinux = {.protocol = &kLinux,
                                        .marks = "a Linux boot header",
                                        .find = nullptr,
                                        .find_in_file = linux_boot::search,
                                        .advice = linux_boot::advice};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_LINUX_SEARCH_H_
