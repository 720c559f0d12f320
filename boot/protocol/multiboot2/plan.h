// SPDX-License-Identifier: Apache-2.0
// What a kernel of Multiboot2 wants, as a plan for the loader.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PLAN_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PLAN_H_

#include <cstddef>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"

namespace slipway::protocol::multiboot2 {

// Of requests, as a bundle has them, of any bytes. The first version's are the same.
loader::Result<loader::LoadPlan> plan(std::span<const std::byte> request);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PLAN_H_
