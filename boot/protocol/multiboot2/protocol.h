// SPDX-License-Identifier: Apache-2.0
// Multiboot2 among the protocols.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PROTOCOL_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PROTOCOL_H_

#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/load_physical.h"
#include "boot/protocol/multiboot2/answer.h"
#include "boot/protocol/multiboot2/plan.h"
#include "boot/protocol/protocol.h"

namespace slipway::protocol {

inline constexpr Protocol kMultiboot2 = {
    .name = loader::protocol_name("multiboot2"),
    .plan = multiboot2::plan,
    .answer = multiboot2::answer,
    .tells_module_strings = true,
    .may_keep_firmware = true,
    .load = loader::load_physical,
    .mode = loader::EntryMode::kProtected,
};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_PROTOCOL_H_
