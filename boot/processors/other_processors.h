// SPDX-License-Identifier: Apache-2.0
// The machine's processors: from the firmware's tables to where all but one wait for the kernel.
#ifndef SLIPWAY_BOOT_PROCESSORS_OTHER_PROCESSORS_H_
#define SLIPWAY_BOOT_PROCESSORS_OTHER_PROCESSORS_H_

#include "boot/loader/enter/handoff.h"
#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::processors {

// Adds to `facts` what the plan wants to know of processors. facts.tables and facts.memory are
// there. Fails where there are others, and no timer to start them by.
loader::Result<void> find_processors(const loader::LoadPlan& plan, loader::MachineFacts& facts);

// Starts those that the plan wants, once the firmware has finished with them. Fails if one does not
// start.
loader::Result<void> start_processors(const loader::LoadPlan& plan,
                                      const loader::MachineFacts& facts,
                                      const loader::Handoff& handoff);

}  // namespace slipway::processors

#endif  // SLIPWAY_BOOT_PROCESSORS_OTHER_PROCESSORS_H_
