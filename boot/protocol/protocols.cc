// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/protocols.h"

#include "boot/protocol/slipway/protocol.h"

namespace slipway::protocol {

namespace {

constexpr const Protocol* kProtocols[] = {
    &kSlipway,
};

}  // namespace

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
