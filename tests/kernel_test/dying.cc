// SPDX-License-Identifier: Apache-2.0
// Death tests, those that are what they should be and those that are not.
#include <slipway/kernel.h>
#include <slipway/port.h>
#include <slipway/test.h>

namespace {

template <typename T>
T hidden(T value) {
  asm volatile("" : "+r"(value));
  return value;
}

void write_to_null() {
  *hidden<volatile int*>(nullptr) = 1;
}

TEST(Dying, Panics) {
  EXPECT_DEATH(slipway::panic("disk {} is on fire", 3), "disk [0-9]+ is on fire") << "a message";
}

TEST(Dying, FaultsAfterAPanic) {
  slipway::println("before both");
  EXPECT_DEATH(slipway::panic("first"), "PANIC at .*dying.cc:[0-9]+: first");
  slipway::println("between them");
  EXPECT_DEATH(write_to_null(), "EXCEPTION 14: #PF page fault");
}

TEST(Dying, InAFunction) {
  const int number = 5;
  ASSERT_DEATH(
      {
        ASSERT_EQ(number, 5);
        ASSERT(number == 6, "number is {}", number);
      },
      "assertion failed: number == 6");
}

TEST(Dying, SaysSomethingElse) {
  EXPECT_DEATH(slipway::panic("one thing"), "another thing");
}

TEST(Dying, Survives) {
  EXPECT_DEATH(slipway::println("nothing happens"), "");
  EXPECT_DEATH(slipway::panic("not reached"), "not reached");
}

TEST(Dying, EndsWithSuccess) {
  EXPECT_DEATH(slipway::exit(slipway::ExitCode::kSuccess), "");
}

TEST(Dying, EndsWithFailureAndGoesOn) {
  EXPECT_DEATH(slipway::PortSpace::write8(slipway::Port{0xF4}, 0x11), "");
}

// What comes before a death test is run again, and must not crash.
int runs = 0;

TEST(Dying, CrashesBeforeIt) {
  slipway::println("run {}", ++runs);
  write_to_null();
  EXPECT_DEATH(slipway::panic("never"), "never");
}

TEST(Dying, HangsInIt) {
  EXPECT_DEATH(for (;;) { asm volatile(""); }, "");
}

TEST(Dying, FailsBesides) {
  EXPECT_EQ(1, 2) << "before";
  EXPECT_DEATH(slipway::panic("as expected"), "as expected");
  EXPECT_EQ(1, 2) << "behind";
}

TEST(Dying, Many) {
  for (int i = 0; i < 4; ++i) {
    EXPECT_DEATH(slipway::panic("number {}", i), "number");
  }
}

TEST(Last, Passes) {}

}  // namespace
