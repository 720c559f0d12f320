// SPDX-License-Identifier: Apache-2.0
// What a DHCP server has told the firmware: RFC 2131, section 2, and RFC 2132. The packet comes
// from the network, so nothing in it is trusted.
#ifndef SLIPWAY_BOOT_NETWORK_DHCP_ANSWER_H_
#define SLIPWAY_BOOT_NETWORK_DHCP_ANSWER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace slipway::network {

// In the order in which they are written.
using Ipv4Address = std::array<std::uint8_t, 4>;

// What was booted: which file, from which server.
struct BootFile {
  Ipv4Address server;
  std::string_view path;  // into the packet; not empty
};

// Nothing if `packet` does not say both. It may be longer than what has come.
std::optional<BootFile> boot_file_of(std::span<const std::byte> packet);

}  // namespace slipway::network

#endif  // SLIPWAY_BOOT_NETWORK_DHCP_ANSWER_H_
