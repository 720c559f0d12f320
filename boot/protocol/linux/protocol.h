// SPDX-License-Identifier: Apache-2.0
// The Linux boot protocol among the protocols.
#ifndef SLIPWAY_BOOT_PROTOCOL_LINUX_PROTOCOL_H_
#define SLIPWAY_BOOT_PROTOCOL_LINUX_PROTOCOL_H_

#include "boot/loader/bundle/bundle_format.h"
#include "boot/loader/load_physical.h"
#include "boot/protocol/linux/answer.h"
#include "boot/protocol/linux/plan.h"
#include "boot/protocol/protocol.h"

namespace slipway::protocol {

inline constexpr Protocol kLinux = {
    .name = loader::protocol_name("linux"),
    .plan = linux_boot::plan,
    .answer = linux_boot::answer,
    .tells_modules = false,
    .load = loader::load_physical,
    .mode = loader::EntryMode::kProtected,
};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_LINUX_PROTOCOL_H_
