#include "image/runner/options/command_line.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Arguments = std::vector<std::string>;

// With what every command line needs in front.
std::expected<CommandLine, std::string> parse(Arguments more) {
  Arguments arguments = {"test", "--qemu=q", "--image=i"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return parse_command_line(arguments);
}

TEST(CommandLine, HasDefaults) {
  const auto result = parse({});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->mode, Mode::kTest);
  EXPECT_EQ(result->qemu, "q");
  EXPECT_EQ(result->machine.image, "i");
  EXPECT_EQ(result->expected.exit_status, 33);
  EXPECT_FALSE(result->has_time_limit);
}

TEST(CommandLine, CollectsExpectations) {
  const auto result = parse({"--expect-screen=a=b", "--expect-screen=c d", "--expect-console=e",
                             "--reject=f", "--expect-exit=35", "--timeout=7", "--console=both"});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->expected.screen, (Arguments{"a=b", "c d"}));
  EXPECT_EQ(result->expected.console, Arguments{"e"});
  EXPECT_EQ(result->expected.unwanted, Arguments{"f"});
  EXPECT_EQ(result->expected.exit_status, 35);
  EXPECT_EQ(result->expected.time_limit, std::chrono::seconds(7));
  EXPECT_TRUE(result->has_time_limit);
  EXPECT_EQ(result->expected.consoles, ConsoleChoice::kBoth);
}

TEST(CommandLine, KnowsTheEndsByName) {
  const auto end_of = [](const char* option) { return parse({option})->expected.end; };
  EXPECT_EQ(end_of("--expect-exit=halt"), ExpectedEnd::kHalt);
  EXPECT_EQ(end_of("--expect-exit=shown"), ExpectedEnd::kShown);
  const auto status_of = [](const char* option) { return parse({option})->expected.exit_status; };
  EXPECT_EQ(status_of("--expect-exit=success"), 33);
  EXPECT_EQ(status_of("--expect-exit=failure"), 35);
  EXPECT_EQ(status_of("--expect-exit=refused"), 37);
  EXPECT_EQ(end_of("--expect-exit=37"), ExpectedEnd::kExitStatus);
}

TEST(CommandLine, PassesTheRestToQemu) {
  const auto result = parse({"--qemu-arg=-x", "--", "-m", "512M", "--reject=y"});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->machine.extra, (Arguments{"-x", "-m", "512M", "--reject=y"}));
  EXPECT_TRUE(result->expected.unwanted.empty());
}

TEST(CommandLine, TakesItsOwnOptionOutOfQemus) {
  const auto result = parse({"--", "-m", "512M", "--no-window", "-s"});
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->no_window);
  EXPECT_EQ(result->machine.extra, (Arguments{"-m", "512M", "-s"}));
  EXPECT_FALSE(parse({})->no_window);
}

TEST(CommandLine, HelpsAfterTheDashes) {
  EXPECT_EQ(parse({"--", "--help"})->mode, Mode::kHelp);
  EXPECT_EQ(parse_command_line(Arguments{"help"})->mode, Mode::kHelp);
}

TEST(CommandLine, SaysWhatIsWrong) {
  EXPECT_EQ(parse({"--colour=red"}).error(), "unknown option --colour");
  EXPECT_EQ(parse({"red"}).error(), "\"red\" is no option of the form --name=value");
  EXPECT_EQ(parse({"--timeout=soon"}).error(), "--timeout is a number of seconds, not \"soon\"");
  EXPECT_EQ(parse({"--reject="}).error(), "--reject is empty");
  EXPECT_FALSE(parse({"--timeout=0"}));
  EXPECT_FALSE(parse({"--expect-exit=34"}));
  EXPECT_FALSE(parse({"--expect-exit=33x"}));
  EXPECT_FALSE(parse({"--expect-exit=seen"}));
  EXPECT_FALSE(parse({"--console=none"}));
  EXPECT_FALSE(parse_command_line(Arguments{}));
  EXPECT_FALSE(parse_command_line(Arguments{"jump"}));
  EXPECT_EQ(parse_command_line(Arguments{"run", "--image=i"}).error(), "--qemu is missing");
  EXPECT_EQ(parse_command_line(Arguments{"run", "--qemu=q"}).error(), "--image is missing");
}

}  // namespace
}  // namespace slipway::runner
