// SPDX-License-Identifier: Apache-2.0
// Cases that end or stop the kernel, each in its own way, between cases that pass.
#include <slipway/interrupts.h>
#include <slipway/kernel.h>
#include <slipway/port.h>
#include <slipway/test.h>

#include <cstdint>

namespace {

using slipway::PortSpace;

constexpr slipway::Port kExit{0xF4};

// Lets the compiler know nothing about it.
template <typename T>
T hidden(T value) {
  asm volatile("" : "+r"(value));
  return value;
}

int dig(int depth) {
  volatile char hole[1024] = {};
  hole[0] = static_cast<char>(depth);
  return depth == hidden(-1) ? 0 : dig(depth + 1) + hole[0];
}

TEST(Crashing, PassesFirst) {}

TEST(Crashing, Panics) {
  slipway::println("said before the panic");
  slipway::panic("on purpose, {}", 7);
}

TEST(Crashing, ReadsANullPointer) {
  EXPECT_EQ(*hidden<volatile int*>(nullptr), 0);
}

TEST(Crashing, OverflowsTheStack) {
  EXPECT_EQ(dig(0), 0);
}

TEST(Crashing, PassesAmongThem) {}

// No table for exceptions is left that could report one.
TEST(Crashing, FaultsThreeTimes) {
  slipway::print("said, without an end, ");
  slipway::print("before the faults");
  struct [[gnu::packed]] {
    std::uint16_t limit = 0;
    std::uint64_t base = 0;
  } const empty;
  asm volatile("lidt %0; ud2" ::"m"(empty));
}

// By the port that the chipset has for it (ICH9 data sheet, 13.7.5).
TEST(Crashing, ResetsTheMachine) {
  PortSpace::write8(slipway::Port{0xCF9}, 0x06);
  slipway::halt();
}

TEST(Crashing, EndsWithSuccess) {
  slipway::exit(slipway::ExitCode::kSuccess);
}

// What it does behind its exit code does not count, and is not the next case's.
TEST(Crashing, EndsWithSuccessAndGoesOn) {
  PortSpace::write8(kExit, 0x10);
  PortSpace::write8(kExit, 0x10);
}

TEST(Crashing, PassesBehindIt) {}

TEST(Crashing, EndsWithFailure) {
  slipway::exit(slipway::ExitCode::kFailure);
}

TEST(Crashing, Halts) {
  slipway::halt();
}

TEST(Crashing, LoopsWithInterruptsOff) {
  for (;;) {
    asm volatile("");
  }
}

TEST(Crashing, LoopsWithInterruptsOn) {
  slipway::enable_interrupts();
  for (;;) {
    asm volatile("");
  }
}

TEST(Crashing, PassesLast) {}

}  // namespace
