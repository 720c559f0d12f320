// SPDX-License-Identifier: Apache-2.0
// The machine's own devices for tests. Each kind of processor has its own way: //kernel/x86_64.
#ifndef SLIPWAY_KERNEL_TESTING_TEST_PORT_H_
#define SLIPWAY_KERNEL_TESTING_TEST_PORT_H_

#include "slipway/kernel/testing/channel.h"

namespace slipway::testing {

ChannelPort& test_port();

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_TEST_PORT_H_
