// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/bundled_plan.h"

namespace slipway::protocol {

loader::Result<loader::LoadPlan> bundled_plan(const Protocol& spoken,
                                              const loader::Bundle& bundle) {
  if (bundle.protocol != spoken.name) {
    return std::unexpected(
        loader::Error{.code = loader::ErrorCode::kUnknownProtocol, .numbers = {bundle.protocol}});
  }
  return spoken.plan(bundle.request).transform([&](loader::LoadPlan plan) {
    plan.kernel = bundle.kernel;
    plan.modules = bundle.modules;
    plan.request = bundle.request;
    plan.command_line = bundle.command_line;
    return plan;
  });
}

}  // namespace slipway::protocol
