// SPDX-License-Identifier: Apache-2.0
#include "kernel/testing/channel.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <stdexcept>
#include <string>

#include "kernel/testing/fake_channel_port.h"

namespace slipway::testing {
namespace {

using Kind = Command::Kind;

TEST(Commands, AreUnderstood) {
  EXPECT_EQ(parse_command("alone"), Command{.kind = Kind::kAlone});
  EXPECT_EQ(parse_command("end"), Command{.kind = Kind::kEnd});
  EXPECT_EQ(parse_command("begin a1b2"), (Command{.kind = Kind::kBegin, .token = "a1b2"}));
  EXPECT_EQ(parse_command("run 0 18446744073709551615"),
            (Command{.kind = Kind::kRun, .first_case = 0, .last_case = ~std::size_t{0}}));
  EXPECT_EQ(parse_command("die 12 3"), (Command{.kind = Kind::kDie, .first_case = 12, .death = 3}));
}

class NoCommand : public ::testing::TestWithParam<const char*> {};

TEST_P(NoCommand, IsNotUnderstood) {
  EXPECT_EQ(parse_command(GetParam()).kind, Kind::kUnknown);
}

INSTANTIATE_TEST_SUITE_P(All, NoCommand,
                         ::testing::Values("", " ", "alone ", "Alone", "ends", "begin", "begin ",
                                           "begin two words", "begin\ta", "run", "run 1", "run 1 ",
                                           "run 1 2 ", "run 1 2 3", "run -1 2", "run 1  2",
                                           "run 1 0x2", "run 1 18446744073709551616", "die 1",
                                           "die x 1", "1 2"));

TEST(Fields, HaveNeitherTabsNorNewlines) {
  FakeChannelPort port;
  write_escaped(port, "a\tb\n\n\\c\\n");
  EXPECT_EQ(port.results, "a\\tb\\n\\n\\\\c\\\\n");
}

TEST(Records, BeginWithTheToken) {
  FakeChannelPort port;
  Channel channel;
  ASSERT_TRUE(channel.set_token("t0"));
  channel.send(port, "end");
  channel.send(port, "case", {std::size_t{7}, "Suite.Name", "a\tfile.cc", 120U});
  ASSERT_TRUE(channel.set_token("another"));
  channel.send(port, "plan", {~std::uint64_t{0}});
  EXPECT_EQ(port.results,
            "t0\tend\n"
            "t0\tcase\t7\tSuite.Name\ta\\tfile.cc\t120\n"
            "another\tplan\t18446744073709551615\n");
}

TEST(Records, BeginALineAfterAFault) {
  FakeChannelPort port;
  port.fails_at = 10;
  Channel channel;
  ASSERT_TRUE(channel.set_token("t"));
  EXPECT_THROW(channel.send(port, "output", {"a text"}), std::runtime_error);
  channel.send(port, "output", {"of the fault"});
  channel.send(port, "output", {"more"});
  EXPECT_EQ(port.results, "t\toutput\t\nt\toutput\tof the fault\nt\toutput\tmore\n");
}

TEST(Tokens, HaveALimit) {
  Channel channel;
  EXPECT_TRUE(channel.set_token(std::string(Channel::kLongestCommand, 't')));
  EXPECT_FALSE(channel.set_token(std::string(Channel::kLongestCommand + 1, 't')));
}

TEST(NextCommand, WaitsForTheEndOfTheLine) {
  FakeChannelPort port("run 1 2\nend\n");
  Channel channel;
  EXPECT_EQ(channel.next_command(port).last_case, 2);
  EXPECT_EQ(channel.next_command(port).kind, Kind::kEnd);
  EXPECT_EQ(port.times_asked, 0);
}

TEST(NextCommand, AsksIfNoneHasCome) {
  FakeChannelPort port;
  port.sent_when_asked = "alone\n";
  Channel channel;
  EXPECT_EQ(channel.next_command(port).kind, Kind::kAlone);
  EXPECT_EQ(port.times_asked, 1);
}

TEST(NextCommand, ForgetsOneThatIsTooLong) {
  const std::string longest = "begin " + std::string(Channel::kLongestCommand - 6, 't');
  FakeChannelPort port(longest + "\n" + longest + "t\nend\n");
  Channel channel;
  EXPECT_EQ(channel.next_command(port).kind, Kind::kBegin);
  EXPECT_EQ(channel.next_command(port).kind, Kind::kUnknown);
  EXPECT_EQ(channel.next_command(port).kind, Kind::kEnd);
}

}  // namespace
}  // namespace slipway::testing
