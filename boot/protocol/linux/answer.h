// SPDX-License-Identifier: Apache-2.0
// What a kernel of the Linux boot protocol is told, as its boot parameters.
#ifndef SLIPWAY_BOOT_PROTOCOL_LINUX_ANSWER_H_
#define SLIPWAY_BOOT_PROTOCOL_LINUX_ANSWER_H_

#include "boot/loader/enter/handoff.h"
#include "boot/loader/error/error.h"
#include "boot/loader/placed.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::protocol::linux_boot {

// Of a kernel that load_physical() has placed.
loader::Result<loader::Handoff> answer(const loader::LoadPlan& plan,
                                       const loader::MachineFacts& facts,
                                       const loader::Placed& placed);

}  // namespace slipway::protocol::linux_boot

#endif  // SLIPWAY_BOOT_PROTOCOL_LINUX_ANSWER_H_
