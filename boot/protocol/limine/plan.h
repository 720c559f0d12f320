// SPDX-License-Identifier: Apache-2.0
// What a kernel requests by the Limine boot protocol, as a plan for the loader.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_PLAN_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/protocol/limine/requests.h"

namespace slipway::protocol::limine {

// The first address of the top 2 GiB, to which a kernel is slid that can be.
inline constexpr std::uint64_t kKernelAddress = 0xFFFF'FFFF'8000'0000;

loader::LoadPlan plan(const Requests& requests);

// Reads them, of any bytes.
loader::Result<loader::LoadPlan> plan(std::span<const std::byte> request);

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_PLAN_H_
