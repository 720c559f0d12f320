// SPDX-License-Identifier: Apache-2.0
// What a kernel is told by the Limine boot protocol.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_ANSWER_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_ANSWER_H_

#include "boot/loader/enter/handoff.h"
#include "boot/loader/error/error.h"
#include "boot/loader/placed.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::protocol::limine {

// Puts the answers and all that they point to into one piece of memory of type kBootInfo, and the
// answers' addresses into the kernel's requests. To be called last: the memory map is copied as it
// is then, this piece included. What is called again is answered anew.
loader::Result<loader::Handoff> answer(const loader::LoadPlan& plan,
                                       const loader::MachineFacts& facts,
                                       const loader::Placed& placed);

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_ANSWER_H_
