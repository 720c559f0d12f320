// SPDX-License-Identifier: Apache-2.0
// Multiboot, version 1, among the protocols.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_PROTOCOL_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_PROTOCOL_H_

#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/load_physical.h"
#include "boot/protocol/multiboot/answer.h"
#include "boot/protocol/multiboot2/plan.h"
#include "boot/protocol/protocol.h"

namespace slipway::protocol {

// What its kernels want is said in the form of the second version's, and so is the plan.
inline constexpr Protocol kMultiboot = {
    .name = loader::protocol_name("multiboot"),
    .plan = multiboot2::plan,
    .answer = multiboot::answer,
    .tells_module_strings = true,
    .load = loader::load_physical,
    .mode = loader::EntryMode::kProtected,
};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT_PROTOCOL_H_
