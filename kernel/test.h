// SPDX-License-Identifier: Apache-2.0
// Tests inside the machine, with GoogleTest's spelling. On the host this is GoogleTest itself, so
// that one source is a test for both.
//
//   #include <slipway/test.h>
//
//   TEST(Pages, AreAlignedTo4096Bytes) {
//     EXPECT_EQ(allocate_page() % 4096, 0) << "with " << free_pages() << " left";
//   }
//
// There are TEST, TEST_F, TEST_P with INSTANTIATE_TEST_SUITE_P and testing::Values, ValuesIn,
// Range, Bool and Combine; EXPECT_ and ASSERT_ with TRUE, FALSE, EQ, NE, LT, LE, GT, GE, STREQ,
// STRNE, STRCASEEQ, STRCASENE, NEAR (for integers), NO_FATAL_FAILURE and DEATH; SUCCEED, FAIL,
// ADD_FAILURE, ADD_FAILURE_AT, GTEST_SKIP, SCOPED_TRACE; and DISABLED_ before a name. What is
// different:
//
// - Integers are compared as numbers: EXPECT_EQ(size, 3) compiles without a warning, and -1 is not
//   equal to 0xFFFFFFFF.
// - A message behind << takes what print() takes, and what assertions know how to print.
// - The suite's TearDownTestSuite() is the last case's: a failure in it is that case's failure.
// - EXPECT_DEATH is for panics, faults and resets, each of which happens in a boot of its own.
// - No case needs a heap, and none of this takes a lock that a panic would wait for.
//
// There are no matchers, mocks, typed tests, predicate assertions, floating point, exceptions and
// EXPECT_EXIT.
#ifndef SLIPWAY_KERNEL_TEST_H_
#define SLIPWAY_KERNEL_TEST_H_

#if __STDC_HOSTED__

#include <gtest/gtest.h>  // IWYU pragma: export

#else

#include "slipway/kernel/start/boot_info.h"         // IWYU pragma: export
#include "slipway/kernel/testing/macros.h"          // IWYU pragma: export
#include "slipway/kernel/testing/parameters.h"      // IWYU pragma: export
#include "slipway/kernel/testing/run_test_cases.h"  // IWYU pragma: export
#include "slipway/kernel/testing/unsupported.h"     // IWYU pragma: export

// Not another name of it: a user may have a namespace `testing`, too.
namespace testing {
using namespace slipway::testing;
}  // namespace testing

#endif

#endif  // SLIPWAY_KERNEL_TEST_H_
