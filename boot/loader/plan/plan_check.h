// SPDX-License-Identifier: Apache-2.0
// Whether a plan can be carried out for a kernel, as far as that does not depend on the machine.
// The image builder makes the same check at build time.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_PLAN_CHECK_H_
#define SLIPWAY_BOOT_LOADER_PLAN_PLAN_CHECK_H_

#include <span>

#include "boot/loader/elf/kernel_check.h"
#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"

namespace slipway::loader {

// Checks the plan's wishes against each other and against the kernel. `sorted_by_address` is what
// check_segments() returned.
Result<void> check_plan(const LoadPlan& plan, const KernelHeader& kernel,
                        std::span<const Segment> sorted_by_address);

// Whether a screen that has pixels only, as UEFI's, will do.
Result<void> check_display_of_pixels(const DisplayPlan& plan);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_PLAN_CHECK_H_
