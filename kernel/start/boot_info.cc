// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/start/boot_info.h"

#include "slipway/boot_info.h"
#include "slipway/kernel/fault/panic.h"

namespace slipway {
namespace {

constinit const protocol::BootInfo* told = nullptr;

}  // namespace

void set_boot_info(const protocol::BootInfo& info) {
  told = &info;
}

const protocol::BootInfo& boot_info() {
  ASSERT(told != nullptr, "BootInfo is not known yet: the kernel's _start is not the library's");
  return *told;
}

}  // namespace slipway
