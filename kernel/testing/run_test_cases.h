// SPDX-License-Identifier: Apache-2.0
// What runs the tests of a kernel.
#ifndef SLIPWAY_KERNEL_TESTING_RUN_TEST_CASES_H_
#define SLIPWAY_KERNEL_TESTING_RUN_TEST_CASES_H_

namespace slipway {

// Runs the kernel's test cases as their runner says, and ends the kernel. Without a runner, it runs
// all, prints how they went, and ends with ExitCode::kSuccess if none has failed. On the processor
// that runs kernel_main, which calls it once.
[[noreturn]] void run_test_cases();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TESTING_RUN_TEST_CASES_H_
