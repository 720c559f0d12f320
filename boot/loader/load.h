// SPDX-License-Identifier: Apache-2.0
// Loads a kernel: from a plan and the facts about a machine to a kernel that is ready to be told
// where it is, and entered.
#ifndef SLIPWAY_BOOT_LOADER_LOAD_H_
#define SLIPWAY_BOOT_LOADER_LOAD_H_

#include <string_view>

#include "boot/loader/error/error.h"
#include "boot/loader/placed.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::loader {

// The release that this loader belongs to: module(version) in MODULE.bazel.
inline constexpr std::string_view kVersion = "0.1.0";

// Checks the kernel, puts it and the modules in memory and builds the kernel's page tables.
// Whatever the file and the map hold, it writes only to memory that the map gave as usable. After
// an error there is nothing to undo: show the sentence and halt.
Result<Placed> load(const LoadPlan& plan, const MachineFacts& facts);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_LOAD_H_
