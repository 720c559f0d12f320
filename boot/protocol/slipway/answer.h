// SPDX-License-Identifier: Apache-2.0
// What a kernel is told by the Slipway protocol.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_ANSWER_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_ANSWER_H_

#include "boot/loader/enter/handoff.h"
#include "boot/loader/error/error.h"
#include "boot/loader/placed.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::protocol {

// Puts BootInfo and all that it points to into one piece of memory of type kBootInfo, inside the
// map of physical memory. To be called last: the memory map is copied as it is then, this piece
// included.
loader::Result<loader::Handoff> answer(const loader::LoadPlan& plan,
                                       const loader::MachineFacts& facts,
                                       const loader::Placed& placed);

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_ANSWER_H_
