// SPDX-License-Identifier: Apache-2.0
// What the kernel says, from the folder of its name.
#ifndef SLIPWAY_TESTS_KERNEL_BINARY_KERNEL_GREETING_H_
#define SLIPWAY_TESTS_KERNEL_BINARY_KERNEL_GREETING_H_

const char* greeting();

#endif  // SLIPWAY_TESTS_KERNEL_BINARY_KERNEL_GREETING_H_
