// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/protocols.h"

#include "boot/protocol/protocol_list.h"

namespace slipway::protocol {

loader::Result<const Protocol*> find_protocol(std::uint64_t name) {
  for (const Protocol* const protocol : kProtocols) {
    if (protocol->name == name) {
      return protocol;
    }
  }
  return std::unexpected(
      loader::Error{.code = loader::ErrorCode::kUnknownProtocol, .numbers = {name}});
}

}  // namespace slipway::protocol
