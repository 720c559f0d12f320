// SPDX-License-Identifier: Apache-2.0
// What a kernel requests by the Limine boot protocol, as a plan for the loader.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_PLAN_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_PLAN_H_

#include <cstddef>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/protocol/limine/requests.h"

namespace slipway::protocol::limine {

loader::LoadPlan plan(const Requests& requests);

// Reads them, of any bytes.
loader::Result<loader::LoadPlan> plan(std::span<const std::byte> request);

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_PLAN_H_
