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

loader::Result<BundledPlan> plan_for(const loader::Bundle& bundle) {
  return find_protocol(bundle.protocol).and_then([&](const Protocol* protocol) {
    return protocol->plan(bundle.request).transform([&](loader::LoadPlan plan) {
      plan.kernel = bundle.kernel;
      plan.modules = bundle.modules;
      plan.command_line = bundle.command_line;
      return BundledPlan{protocol, plan};
    });
  });
}

}  // namespace slipway::protocol
