// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/testing/run_test_cases.h"

#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/testing/registry.h"
#include "slipway/kernel/testing/session.h"
#include "slipway/kernel/testing/test_port.h"

namespace slipway {

void run_test_cases() {
  static testing::Session session(testing::registry(), testing::test_port());
  exit(session.run());
}

}  // namespace slipway
