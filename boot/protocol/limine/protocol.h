// SPDX-License-Identifier: Apache-2.0
// The Limine boot protocol among the others.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_PROTOCOL_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_PROTOCOL_H_

#include "boot/loader/bundle/bundle_format.h"
#include "boot/protocol/limine/answer.h"
#include "boot/protocol/limine/plan.h"
#include "boot/protocol/protocol.h"

namespace slipway::protocol {

inline constexpr Protocol kLimine = {
    .name = loader::protocol_name("limine"),
    .plan = limine::plan,
    .answer = limine::answer,
    .tells_module_paths = true,
    .tells_module_strings = true,
    .knows_processors = true,
    .knows_clock = true,
};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_PROTOCOL_H_
