// SPDX-License-Identifier: Apache-2.0
#include "image/runner/bochs/bochs_log.h"

#include <gtest/gtest.h>

namespace slipway::bochs {
namespace {

BochsLog log_of(std::string_view text) {
  BochsLog log;
  log.add(text);
  return log;
}

TEST(BochsLogTest, CollectsTheDebugConsoleAndTheExitCode) {
  const BochsLog log = log_of(
      "00160687215d[UNMAP ] unmapped: 8-bit write to 00e9 = 48\n"
      "00160687216d[UNMAP ] unmapped: 8-bit write to 0402 = 21\n"
      "00160687220d[UNMAP ] unmapped: 8-bit write to 00e9 = 69\n"
      "00160854592d[UNMAP ] unmapped: 8-bit write to 00f4 = 10\n");
  EXPECT_EQ(log.debug_console(), "Hi");
  EXPECT_EQ(log.exit_code(), 0x10);
  EXPECT_EQ(log.text(), "");
}

TEST(BochsLogTest, TakesPiecesOfLines) {
  BochsLog log;
  log.add("00160854592d[UNMAP ] unmapped: 8-bit wri");
  EXPECT_EQ(log.exit_code(), std::nullopt);
  log.add("te to 00f4 = 11");
  EXPECT_EQ(log.exit_code(), std::nullopt) << "the number may go on";
  log.add("\n00160854595i[CPU0  ] WARNING: HLT instruction with IF=0!\n");
  EXPECT_EQ(log.exit_code(), 0x11);
  EXPECT_TRUE(log.has_halted());
}

TEST(BochsLogTest, TheFirstExitCodeCounts) {
  const BochsLog log = log_of(
      "00000000001d[UNMAP ] unmapped: 8-bit write to 00f4 = 11\n"
      "00000000002d[UNMAP ] unmapped: 8-bit write to 00f4 = 10\n");
  EXPECT_EQ(log.exit_code(), 0x11);
}

TEST(BochsLogTest, TheResetAtTheStartIsNone) {
  constexpr std::string_view kReset =
      "00000000000i[SYS   ] bx_pc_system_c::Reset(HARDWARE) called\n";
  BochsLog log = log_of(kReset);
  EXPECT_FALSE(log.has_reset());
  log.add(kReset);
  EXPECT_TRUE(log.has_reset());
  EXPECT_FALSE(log.is_triple_fault());
}

TEST(BochsLogTest, KnowsATripleFaultFromOtherPanics) {
  const BochsLog fault =
      log_of("00154104696p[CPU0  ] >>PANIC<< exception(): 3rd (13) exception with no resolution\n");
  EXPECT_TRUE(fault.has_reset());
  EXPECT_TRUE(fault.is_triple_fault());

  const BochsLog other = log_of("00153852873p[BIOS  ] >>PANIC<< No bootable device.\n");
  EXPECT_FALSE(other.has_reset());
  EXPECT_EQ(other.panic(), "No bootable device.");
}

TEST(BochsLogTest, IgnoresLinesCutShort) {
  const BochsLog log = log_of("1d[UNMAP ] unmapped: 8-bit write to 00\n\n[UNMAP ]\n>>PANIC<< \n");
  EXPECT_EQ(log.debug_console(), "");
  EXPECT_EQ(log.exit_code(), std::nullopt);
}

}  // namespace
}  // namespace slipway::bochs
