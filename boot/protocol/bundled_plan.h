// SPDX-License-Identifier: Apache-2.0
// What a bundle's kernel wants, by the protocol that its loader speaks.
#ifndef SLIPWAY_BOOT_PROTOCOL_BUNDLED_PLAN_H_
#define SLIPWAY_BOOT_PROTOCOL_BUNDLED_PLAN_H_

#include "boot/loader/bundle/bundle.h"
#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/protocol/protocol.h"

namespace slipway::protocol {

// A plan with the bundle's files and command line. Fails where the kernel speaks another protocol
// than `spoken`: the image builder would have put another loader on the disk.
loader::Result<loader::LoadPlan> bundled_plan(const Protocol& spoken, const loader::Bundle& bundle);

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_BUNDLED_PLAN_H_
