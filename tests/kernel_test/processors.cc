// SPDX-License-Identifier: Apache-2.0
// Assertions on other processors: all at once, and each in its own trace.
#include <slipway/kernel.h>
#include <slipway/processors.h>
#include <slipway/test.h>

#include <cstddef>

SLIPWAY_KERNEL_REQUEST(.processors = true);

namespace {

void on_all_others(void (*work)(void*)) {
  for (std::size_t i = 1; i < slipway::processor_count(); ++i) {
    slipway::run_on(i, work);
  }
  slipway::wait_for_all();
}

TEST(Processors, AreThere) {
  EXPECT_GE(slipway::processor_count(), 2);
}

TEST(Processors, Pass) {
  on_all_others([](void*) {
    for (std::size_t i = 0; i < 1000; ++i) {
      EXPECT_NE(slipway::current_processor(), 0);
    }
  });
}

TEST(Processors, Fail) {
  SCOPED_TRACE("of the first processor");
  on_all_others([](void*) {
    SCOPED_TRACE(testing::Message() << "of processor " << slipway::current_processor());
    for (int i = 0; i < 10; ++i) {
      slipway::println("processor {} prints {}", slipway::current_processor(), i);
      EXPECT_EQ(i, -1) << "on processor " << slipway::current_processor();
    }
  });
  EXPECT_TRUE(HasFailure());
}

TEST(Processors, Panic) {
  on_all_others([](void*) {
    EXPECT_TRUE(false) << "before the panic";
    slipway::panic("on processor {}", slipway::current_processor());
  });
}

TEST(Processors, Die) {
  EXPECT_DEATH(on_all_others([](void*) { slipway::panic("as expected"); }), "as expected");
}

TEST(Processors, PassLast) {}

}  // namespace
