// SPDX-License-Identifier: Apache-2.0
// The protocols that kernels may speak: those in the list in protocols.bzl.
#ifndef SLIPWAY_BOOT_PROTOCOL_PROTOCOLS_H_
#define SLIPWAY_BOOT_PROTOCOL_PROTOCOLS_H_

#include <cstdint>

#include "boot/loader/bundle/bundle.h"
#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/protocol/protocol.h"

namespace slipway::protocol {

// The protocol of this name, which a bundle's header has.
loader::Result<const Protocol*> find_protocol(std::uint64_t name);

// What a bundle's kernel speaks, and wants: a plan with the bundle's files and command line.
struct BundledPlan {
  const Protocol* protocol;
  loader::LoadPlan plan;
};
loader::Result<BundledPlan> plan_for(const loader::Bundle& bundle);

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_PROTOCOLS_H_
