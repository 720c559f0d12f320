// SPDX-License-Identifier: Apache-2.0
// The kernel_main of a kernel that has nothing but tests. The linker takes it where there is no
// other.
#include "slipway/boot_info.h"
#include "slipway/kernel/start/kernel_main.h"
#include "slipway/kernel/testing/run_test_cases.h"

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::run_test_cases();
}
