// SPDX-License-Identifier: Apache-2.0
#include <slipway/test.h>

template <typename T>
class Suite : public testing::Test {};

TYPED_TEST_SUITE(Suite, Types);
