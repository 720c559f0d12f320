// SPDX-License-Identifier: Apache-2.0
// What a kernel of the Linux boot protocol wants, as a plan for the loader.
#ifndef SLIPWAY_BOOT_PROTOCOL_LINUX_PLAN_H_
#define SLIPWAY_BOOT_PROTOCOL_LINUX_PLAN_H_

#include <cstddef>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"

namespace slipway::protocol::linux_boot {

// Of a kernel's header, as a bundle has it, of any bytes.
loader::Result<loader::LoadPlan> plan(std::span<const std::byte> request);

}  // namespace slipway::protocol::linux_boot

#endif  // SLIPWAY_BOOT_PROTOCOL_LINUX_PLAN_H_
