// SPDX-License-Identifier: Apache-2.0
// Sessions of sample_cases.cc, as their runner sees them.
#include "kernel/testing/session.h"

#include <gtest/gtest.h>

#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <utility>

#include "kernel/testing/fake_channel_port.h"
#include "kernel/testing/host_processor.h"
#include "kernel/testing/registry.h"
#include "kernel/text/print.h"

namespace slipway::testing {
namespace {

// The cases' numbers.
constexpr const char* kPlan =
    "T|plan|11\n"
    "T|case|0|Sample.Passes|F|N\n"
    "T|case|1|Sample.Fails|F|N\n"
    "T|case|2|Sample.Skips|F|N\n"
    "T|case|3|Sample.Dies|F|N\n"
    "T|case|4|Dying.Thrice|F|N\n"
    "T|case|5|Suite.One|F|N\n"
    "T|case|6|Suite.Two|F|N\n"
    "T|case|7|Two/Number.IsOdd/0|F|N\n"
    "T|case|8|Two/Number.IsOdd/1|F|N\n"
    "T|case|9|DyingSuite.Dies|F|N\n"
    "T|case|10|Last.DISABLED_IsLeftOut|F|N\n";

// What stands on the screen.
class Screen final : public TextSink {
 public:
  void write(std::string_view text) override { text_ += text; }
  std::string take() { return std::exchange(text_, ""); }

 private:
  std::string text_;
};

Screen& screen() {
  static Screen& screen = []() -> Screen& {
    static Screen only;
    EXPECT_TRUE(outputs().add(only));
    return only;
  }();
  return screen;
}

// Without this file's name and its lines, and with tabs that can be seen.
std::string legible(std::string text) {
  text = std::regex_replace(text, std::regex("kernel/testing/sample_cases.cc\t[0-9]+"), "F\tN");
  text = std::regex_replace(text, std::regex("kernel/testing/sample_cases.cc:[0-9]+"), "F:N");
  return std::regex_replace(text, std::regex("\t"), "|");
}

struct Heard {
  std::optional<ExitCode> returned{};
  std::optional<ExitCode> ended{};  // by the case itself
  std::string results{};            // from the plan on
  std::string shown{};
};

Heard run(const std::string& commands) {
  screen().take();
  FakeChannelPort port(commands);
  Session session(registry(), port);
  Heard heard;
  try {
    heard.returned = session.run();
  } catch (const KernelEnd& end) {
    heard.ended = end.code;
  }
  heard.results = legible(port.results);
  heard.shown = legible(screen().take());
  return heard;
}

// What comes behind the plan when a runner sends these.
Heard run_with_plan(const std::string& commands) {
  Heard result = run("begin T\n" + commands);
  const std::string_view plan = kPlan;
  EXPECT_TRUE(result.results.starts_with(plan)) << result.results;
  result.results.erase(0, plan.size());
  return result;
}

TEST(WithARunner, BeginsWithThePlan) {
  const Heard result = run_with_plan("end\n");
  EXPECT_EQ(result.results, "T|end\n");
  EXPECT_EQ(result.returned, ExitCode::kSuccess);
  EXPECT_EQ(result.shown, "");
}

TEST(WithARunner, SendsWhatIsPrintedByLines) {
  const Heard result = run_with_plan("run 0 0\nend\n");
  EXPECT_EQ(result.results,
            "T|start|0\n"
            "T|output|printed\n"
            "T|part|in \n"
            "T|part|pieces\n"
            "T|output|\n"
            "T|passed|0\n"
            "T|end\n");
  EXPECT_EQ(result.returned, ExitCode::kSuccess);
}

TEST(WithARunner, SendsFailures) {
  const Heard result = run_with_plan("run 1 2\nend\n");
  EXPECT_EQ(result.results,
            "T|start|1\n"
            "T|output|before it\n"
            "T|failure|F|N|not so: 1 + 1 == 3\\n  1 + 1 = 2\\na message\\n  at F:N: in a trace\n"
            "T|failure|F|N|HasFatalFailure() is false\\n  at F:N: in a trace\n"
            "T|failed|1\n"
            "T|start|2\n"
            "T|output|skipped at F:N: for a reason\n"
            "T|skipped|2\n"
            "T|end\n");
  EXPECT_EQ(result.returned, ExitCode::kSuccess);
  EXPECT_NE(result.shown.find("F:N: not so: 1 + 1 == 3\n"), std::string::npos);
}

TEST(WithARunner, SendsWhatIsPrintedAtTheEnd) {
  const Heard result = run_with_plan("run 3 4\nend\n");
  EXPECT_EQ(result.results,
            "T|start|3\n"
            "T|output|dying: on purpose\n");
  EXPECT_EQ(result.ended, ExitCode::kFailure);
}

TEST(WithARunner, SetsASuiteUpOnce) {
  const Heard result = run_with_plan("run 5 6\nrun 6 6\nend\n");
  EXPECT_EQ(result.results,
            "T|start|5\n"
            "T|output|set up suite\n"
            "T|output|set up\n"
            "T|output|one\n"
            "T|output|tear down\n"
            "T|passed|5\n"
            "T|start|6\n"
            "T|output|set up\n"
            "T|output|two\n"
            "T|output|tear down\n"
            "T|failure|F|N|false is false\\nin the end\n"
            "T|failed|6\n"
            "T|start|6\n"
            "T|output|set up suite\n"
            "T|output|set up\n"
            "T|output|two\n"
            "T|output|tear down\n"
            "T|failure|F|N|false is false\\nin the end\n"
            "T|failed|6\n"
            "T|end\n");
}

TEST(WithARunner, SaysWhichParameterFails) {
  const Heard result = run_with_plan("run 7 8\nrun 10 100\nend\n");
  EXPECT_EQ(result.results,
            "T|start|7\n"
            "T|passed|7\n"
            "T|start|8\n"
            "T|failure|F|N|not so: GetParam() % 2 == 1\\n  GetParam() % 2 = 0\\n  GetParam() = 2\n"
            "T|failed|8\n"
            // Who asks for one that is disabled wants it.
            "T|start|10\n"
            "T|failure|F|N|failed\n"
            "T|failed|10\n"
            "T|end\n");
}

TEST(WithARunner, AnnouncesDeaths) {
  const Heard result = run_with_plan("run 4 4\nend\n");
  EXPECT_EQ(result.results,
            "T|start|4\n"
            "T|death|0|F|N|fi?rst\n"
            "T|output|between\n"
            "T|death|1|F|N|second\n"
            "T|death|2|F|N|third\n"
            "T|failure|F|N|HasFailure() is false\\nbehind them\n"
            "T|failed|4\n"
            "T|end\n");
}

TEST(WithARunner, DiesOnRequest) {
  EXPECT_EQ(run_with_plan("die 4 0\nend\n").results,
            "T|start|4\n"
            "T|death|0|F|N|fi?rst\n"
            "T|dying|0\n"
            "T|output|dying: first\n");
  EXPECT_EQ(run_with_plan("die 4 2\nend\n").results,
            "T|start|4\n"
            "T|output|between\n"
            "T|death|2|F|N|third\n"
            "T|dying|2\n"
            "T|output|dying: third\n");
}

// Its number would be another one for each case that the suite is set up for.
TEST(WithARunner, HasNoDeathOfASuite) {
  constexpr std::string_view kFailure =
      "T|failure|F|N|no death test can be in SetUpTestSuite() or TearDownTestSuite(): "
      "die(\"set up suite\")\n";
  EXPECT_EQ(run_with_plan("run 9 9\nend\n").results,
            "T|start|9\n" + std::string(kFailure) + "T|death|0|F|N|case\nT|failed|9\nT|end\n");
  EXPECT_EQ(run_with_plan("die 9 0\nend\n").results,
            "T|start|9\n" + std::string(kFailure) +
                "T|death|0|F|N|case\nT|dying|0\nT|output|dying: case\n");
}

// And what it says afterwards is not of interest.
TEST(WithARunner, SaysThatItHasSurvived) {
  EXPECT_EQ(run_with_plan("die 4 1\nend\n").results,
            "T|start|4\n"
            "T|output|between\n"
            "T|death|1|F|N|second\n"
            "T|dying|1\n"
            "T|output|alive\n"
            "T|survived|1\n"
            "T|failed|4\n"
            "T|end\n");
}

TEST(WithARunner, SaysNothingOfADeathThatIsNotReached) {
  EXPECT_EQ(run_with_plan("die 0 1\nend\n").results,
            "T|start|0\n"
            "T|output|printed\n"
            "T|part|in \n"
            "T|part|pieces\n"
            "T|output|\n"
            "T|passed|0\n"
            "T|end\n");
}

TEST(WithARunner, IsAtALossWithOtherCommands) {
  const Heard result = run_with_plan("walk 1 2\nend\n");
  EXPECT_EQ(result.results, "T|end\n");
  EXPECT_NE(result.shown.find("a command that this kernel does not know"), std::string::npos);
}

TEST(WithARunner, TakesTheNextToken) {
  const Heard result = run("begin A\nbegin B\nrun 7 7\nend\n");
  EXPECT_TRUE(result.results.starts_with("A|plan|11\n"));
  EXPECT_TRUE(result.results.ends_with("B|start|7\nB|passed|7\nB|end\n"));
}

constexpr const char* kAllUpToTheDeath =
    "test Sample.Passes\n"
    "printed\n"
    "in pieces\n"
    "test Sample.Fails\n"
    "before it\n"
    "F:N: not so: 1 + 1 == 3\n"
    "  1 + 1 = 2\n"
    "a message\n"
    "  at F:N: in a trace\n"
    "F:N: HasFatalFailure() is false\n"
    "  at F:N: in a trace\n"
    "test Sample.Skips\n"
    "skipped at F:N: for a reason\n"
    "test Sample.Dies\n"
    "dying: on purpose\n";

TEST(Alone, RunsAllUpToTheDeathOfOne) {
  const Heard result = run("alone\n");
  EXPECT_EQ(result.results, "");
  EXPECT_EQ(result.shown, kAllUpToTheDeath);
  EXPECT_EQ(result.ended, ExitCode::kFailure);
}

TEST(Alone, IsWhoHasNoDevice) {
  screen().take();
  FakeChannelPort port;
  port.is_there = false;
  Session session(registry(), port);
  EXPECT_THROW(session.run(), KernelEnd);
  EXPECT_EQ(legible(screen().take()), kAllUpToTheDeath);
}

TEST(Alone, FailsWithoutCases) {
  screen().take();
  FakeChannelPort port("alone\n");
  const Registry empty;
  Session session(empty, port);
  EXPECT_EQ(session.run(), ExitCode::kFailure);
  EXPECT_EQ(screen().take(),
            "There are no test cases in this kernel.\n0 tests: 0 passed, 0 failed\n");
}

}  // namespace
}  // namespace slipway::testing
