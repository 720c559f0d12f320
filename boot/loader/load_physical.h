// SPDX-License-Identifier: Apache-2.0
// Loads a kernel that runs without paging, at physical addresses below 4 GiB: where it is linked
// to, or where its plan allows it as well.
#ifndef SLIPWAY_BOOT_LOADER_LOAD_PHYSICAL_H_
#define SLIPWAY_BOOT_LOADER_LOAD_PHYSICAL_H_

#include "boot/loader/error/error.h"
#include "boot/loader/placed.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/machine_facts.h"

namespace slipway::loader {

// Checks the kernel, whose virtual addresses are its physical ones, and puts it and the modules
// into memory: the modules where they stay, and the segments' bytes where enter_protected_mode()
// copies them from. Until then the kernel's own place may hold anything that is free once the
// kernel runs. What is beside the kernel lies high in the first GiB, as kernels without paging
// often take what follows them for their own, and map no more than that at first. Page tables are
// not built.
//
// Where the firmware stays, the kernel's place is the loader's already, and enter_beside_firmware()
// copies.
//
// Whatever the file and the map hold, it writes only to memory that the map gave as usable, and
// what is written later is free then. After an error there is nothing to undo.
Result<Placed> load_physical(const LoadPlan& plan, const MachineFacts& facts);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_LOAD_PHYSICAL_H_
