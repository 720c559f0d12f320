// SPDX-License-Identifier: Apache-2.0
// What has to hold after every load_physical(), whatever the kernel and the memory map were.
#ifndef SLIPWAY_BOOT_LOADER_TESTING_PHYSICAL_SOUNDNESS_H_
#define SLIPWAY_BOOT_LOADER_TESTING_PHYSICAL_SOUNDNESS_H_

#include <cstdint>
#include <span>
#include <string>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/test_machine.h"
#include "boot/loader/placed.h"
#include "boot/loader/plan/load_plan.h"

namespace slipway::loader::testing {

// A sentence about the first thing that is wrong; empty if all is well. In full:
// - no trespass;
// - each segment, shifted by one distance, belongs where its file says, or where its plan allows,
//   in memory between 1 MiB and 4 GiB that is free once the kernel runs, or, beside firmware that
//   stays, is not the firmware's;
// - there is a copy for each, from where the file's bytes are, and zeroes for the rest;
// - modules have their bytes, and zeroes to the end of their last page;
// - these places, those of the kernel, the list of copies and the handoff page are apart from each
//   other, all but the kernel's in memory that was usable;
// - the entry point is in a segment.
std::string find_physical_flaw(const TestMachine& machine, std::span<const std::byte> kernel,
                               const LoadPlan& plan, const Placed& placed);

// The same after a refusal: no trespass, and the error has a sentence.
std::string find_flaw_in_physical_refusal(const TestMachine& machine, const Error& error);

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_TESTING_PHYSICAL_SOUNDNESS_H_
