// SPDX-License-Identifier: Apache-2.0
// Cases that write to the runner's port by themselves, and lie.
#include <slipway/kernel.h>
#include <slipway/port.h>
#include <slipway/test.h>

#include <cstdint>
#include <string_view>

namespace {

// docs/test_channel.md
constexpr slipway::Port kResults{0xEB};

void write(std::string_view text) {
  for (const char byte : text) {
    slipway::PortSpace::write8(kResults, static_cast<std::uint8_t>(byte));
  }
}

TEST(Forging, PassesFirst) {}

// The case's own number, with a word that is not the runner's.
TEST(Forging, SaysThatItHasPassed) {
  write("token\tpassed\t1\n");
  EXPECT_TRUE(false) << "it has not";
}

TEST(Forging, SaysThatAllIsOver) {
  write("token\tend\n");
  slipway::exit(slipway::ExitCode::kSuccess);
}

TEST(Forging, SaysThatALaterOneHasPassed) {
  write("token\tstart\t5\ntoken\tpassed\t5\n");
}

TEST(Forging, WritesNoise) {
  write("noise, without an end of its line");
}

TEST(Forging, WritesZeroes) {
  for (int i = 0; i < 100; ++i) {
    write(std::string_view("\0\t\xFF", 3));
  }
  write("\n");
}

TEST(Forging, PassesLast) {}

}  // namespace
