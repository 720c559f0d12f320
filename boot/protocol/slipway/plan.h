// SPDX-License-Identifier: Apache-2.0
// What a kernel asks for by the Slipway protocol, as a plan for the loader. The image builder makes
// the same plan at build time, so that what no machine could grant fails the build.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_PLAN_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/error/error.h"
#include "boot/loader/plan/load_plan.h"
#include "slipway/kernel_request.h"

namespace slipway::protocol {

// How a bundle names the protocol.
inline constexpr std::uint64_t kName = loader::protocol_name("slipway");

// Reads the section kRequestSection, of any bytes. A shorter request, of a kernel built for an
// older minor version, has the defaults in the fields that it lacks; of a longer one, of a newer
// version, the fields that are not known here are left out. Refuses other major versions, and minor
// versions that this one does not serve.
loader::Result<KernelRequest> read_request(std::span<const std::byte> section);

// The request as a plan, without files and command line. What the wishes mean to each other and to
// a kernel is the loader's to check (check_plan()).
loader::Result<loader::LoadPlan> plan(const KernelRequest& request);

// Both.
loader::Result<loader::LoadPlan> plan(std::span<const std::byte> section);

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_PLAN_H_
