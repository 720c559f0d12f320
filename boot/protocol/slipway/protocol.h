// SPDX-License-Identifier: Apache-2.0
// The Slipway protocol among the others.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_PROTOCOL_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_PROTOCOL_H_

#include "boot/protocol/protocol.h"
#include "boot/protocol/slipway/answer.h"
#include "boot/protocol/slipway/plan.h"

namespace slipway::protocol {

inline constexpr Protocol kSlipway = {
    .name = kName,
    .plan = plan,
    .answer = answer,
    .knows_processors = true,
};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_PROTOCOL_H_
