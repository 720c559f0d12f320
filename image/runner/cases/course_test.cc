// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/course.h"

#include <gtest/gtest.h>

#include "host/text/concat.h"

namespace slipway::runner {
namespace {

using State = CaseResult::State;
using Commands = std::vector<std::string>;

const BootEnd kSuccess{.sentence = "SUCCESS", .is_success = true};
const BootEnd kPanic{.sentence = "PANIC", .is_death = true};

// A kernel that says what the tests want; "|" stands for a tab.
class CourseTest : public testing::Test {
 protected:
  Commands say(std::string lines) {
    std::string text;
    for (const char character : lines) {
      text += character == '|' ? '\t' : character;
    }
    std::string with_token;
    bool is_start = true;
    for (const char character : text) {
      if (is_start) {
        with_token += "T\t";
      }
      with_token += character;
      is_start = character == '\n';
    }
    return course_.take(with_token);
  }

  Commands begin() {
    EXPECT_EQ(course_.begin_boot("T"), "begin T");
    return say("plan|3\ncase|0|A.a|a.cc|1\ncase|1|A.b|a.cc|2\ncase|2|B.a|b.cc|3\n");
  }

  void pass(const std::string& number) { say("start|" + number + "\npassed|" + number + "\n"); }

  // A boot in which all cases pass, the first with these death tests; then the one for the first of
  // them, up to its plan.
  void boot_for_death_of_first(const std::string& deaths) {
    begin();
    say("start|0\n" + deaths + "passed|0\n");
    pass("1");
    pass("2");
    say("end\n");
    course_.end_boot(kSuccess);
    begin();
  }

  State state(std::size_t number) const { return course_.results()[number].state; }

  // The text of its only failure.
  std::string failure(std::size_t number) const {
    const auto& failures = course_.results()[number].failures;
    return failures.size() == 1 ? failures.front().text : "(not one failure)";
  }

  Course course_{{}};
};

TEST_F(CourseTest, RunsAllInOneBoot) {
  EXPECT_EQ(begin(), (Commands{"run 0 2", "end"}));
  pass("0");
  pass("1");
  pass("2");
  EXPECT_FALSE(course_.is_spoilt());
  say("end\n");
  course_.end_boot(kSuccess);
  EXPECT_TRUE(course_.is_over());
  EXPECT_TRUE(course_.faults().empty());
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(state(i), State::kPassed);
  }
}

TEST_F(CourseTest, TakesLinesInPieces) {
  course_.begin_boot("T");
  EXPECT_EQ(course_.take("T\tplan\t1\nT\tca"), Commands());
  EXPECT_EQ(course_.take("se\t0\tA.a\ta.cc\t1"), Commands());
  EXPECT_EQ(course_.take("\n"), (Commands{"run 0 0", "end"}));
}

TEST_F(CourseTest, GoesOnBehindACaseThatEndsTheMachine) {
  begin();
  pass("0");
  say("start|1\noutput|about to fall\n");
  course_.end_boot(kPanic);
  EXPECT_FALSE(course_.is_over());
  EXPECT_EQ(state(1), State::kFailed);
  EXPECT_EQ(failure(1), "PANIC");
  EXPECT_EQ(course_.results()[1].output, "about to fall\n");
  EXPECT_EQ(begin(), (Commands{"run 2 2", "end"}));
  pass("2");
  say("end\n");
  course_.end_boot(kSuccess);
  EXPECT_TRUE(course_.is_over());
  EXPECT_EQ(state(2), State::kPassed);
  EXPECT_EQ(course_.boot_count(), 2u);
}

TEST_F(CourseTest, PutsThePartsOfALineTogether) {
  begin();
  say("start|0\npart|one \npart|two\noutput|\npart|last \npart|words\n");
  course_.end_boot(kPanic);
  EXPECT_EQ(course_.results()[0].output, "one two\nlast words");
}

TEST_F(CourseTest, FailsACaseThatEndsWithSuccess) {
  begin();
  say("start|0\n");
  course_.end_boot(kSuccess);
  EXPECT_EQ(state(0), State::kFailed);
  EXPECT_EQ(failure(0), "SUCCESS");
}

TEST_F(CourseTest, KeepsFailures) {
  begin();
  say("start|0\nfailure|a.cc|7|no\nfailure|a.cc|8|no again\nfailed|0\n");
  EXPECT_EQ(state(0), State::kFailed);
  EXPECT_EQ(course_.results()[0].failures.size(), 2u);
}

TEST_F(CourseTest, DoesNotBelieveACaseThatHasFailuresAndPasses) {
  begin();
  say("start|0\nfailure|a.cc|7|no\npassed|0\n");
  EXPECT_EQ(state(0), State::kFailed);
}

TEST_F(CourseTest, WantsAReasonForAFailure) {
  begin();
  say("start|0\nfailed|0\n");
  EXPECT_EQ(state(0), State::kFailed);
  EXPECT_EQ(course_.results()[0].failures.size(), 1u);
}

TEST_F(CourseTest, FailsACaseThatWritesAResultOfItsOwn) {
  begin();
  say("start|0\n");
  course_.take("U\tpassed\t0\n");
  EXPECT_TRUE(course_.is_spoilt());
  course_.end_boot({});
  EXPECT_EQ(state(0), State::kFailed);
  EXPECT_TRUE(failure(0).contains("something has written to the port of the results"))
      << failure(0);
  EXPECT_EQ(begin(), (Commands{"run 1 2", "end"}));
}

// Whatever the kernel has said behind it by the time that it is stopped.
TEST_F(CourseTest, EndsWithTheFirstExitCode) {
  for (const char* code : {"\x10", "\x10\x11", "\n", "T"}) {
    Course other({});
    course_ = std::move(other);
    begin();
    say("start|0\n");
    course_.take(code);
    say("passed|0\nstart|1\npassed|1\nstart|2\npassed|2\nend\n");
    course_.take("\x10");
    BootEnd end = kSuccess;
    end.exit_code = static_cast<std::uint8_t>(code[0]);
    course_.end_boot(end);
    EXPECT_EQ(failure(0), "SUCCESS");
    EXPECT_EQ(begin(), (Commands{"run 1 2", "end"}));
  }
}

TEST_F(CourseTest, TakesAnExitCodeForADeathWhateverComesBehindIt) {
  boot_for_death_of_first("death|0|a.cc|20|\n");
  say("start|0\ndying|0\n");
  course_.take("\x11");
  say("survived|0\n");
  course_.end_boot({.sentence = "FAILURE", .is_death = true, .exit_code = 0x11});
  EXPECT_EQ(state(0), State::kPassed);
}

TEST_F(CourseTest, IsSpoiltByWhatFitsNothing) {
  for (const char* lines : {"end\n", "start|1\n", "start|3\n", "passed|0\n", "start|0\npassed|1\n",
                            "start|0\nend\n", "start|0\nstart|0\n", "start|0\nstart|1\n",
                            "plan|3\n", "case|0|A.a|a.cc|1\n", "start|0\ndeath|1|a.cc|1|\n",
                            "death|0|a.cc|1|\n", "start|0\ndying|0\n", "start|0\nsurvived|0\n"}) {
    Course other({});
    course_ = std::move(other);
    begin();
    say(lines);
    EXPECT_TRUE(course_.is_spoilt()) << lines;
  }
}

TEST_F(CourseTest, IsSpoiltByALineWithoutAnEnd) {
  begin();
  course_.take(std::string(100'000, 'x'));
  EXPECT_TRUE(course_.is_spoilt());
}

// However it comes: in one piece, or in several.
TEST_F(CourseTest, IsSpoiltByALongLineWithAnEnd) {
  begin();
  say("start|0\noutput|" + std::string(65'000, 'x') + "\n");
  EXPECT_FALSE(course_.is_spoilt());
  say("output|" + std::string(100'000, 'x') + "\n");
  EXPECT_TRUE(course_.is_spoilt());
}

TEST_F(CourseTest, WantsAPlanBeforeAllElse) {
  for (const char* lines : {"start|0\n", "end\n", "case|0|A.a|a.cc|1\n", "plan|2\nstart|0\n",
                            "plan|2\ncase|1|A.a|a.cc|1\n", "plan|999999999\n"}) {
    Course other({});
    course_ = std::move(other);
    course_.begin_boot("T");
    say(lines);
    EXPECT_TRUE(course_.is_spoilt()) << lines;
    course_.end_boot({});
    EXPECT_TRUE(course_.is_over());
    EXPECT_EQ(course_.faults().size(), 1u);
  }
}

TEST_F(CourseTest, EndsWithoutAPlan) {
  course_.begin_boot("T");
  course_.end_boot(kPanic);
  EXPECT_TRUE(course_.is_over());
  ASSERT_EQ(course_.faults().size(), 1u);
  EXPECT_EQ(course_.faults().front(), "the kernel did not say which cases it has: PANIC");
}

TEST_F(CourseTest, AsksForTheCallThatRunsCases) {
  course_.begin_boot("T");
  course_.end_boot(kSuccess);
  EXPECT_TRUE(course_.faults().front().ends_with("call slipway::run_test_cases()?)"));
}

// That is not the kernel's fault.
TEST_F(CourseTest, SaysWhyABootDidNotBegin) {
  course_.begin_boot("T");
  course_.end_boot({.sentence = "INTERRUPTED", .is_last = true});
  EXPECT_EQ(course_.faults().front(), "INTERRUPTED");
}

TEST_F(CourseTest, WantsTheSameCasesAtEachBoot) {
  begin();
  say("start|0\n");
  course_.end_boot(kPanic);
  course_.begin_boot("T");
  say("plan|2\n");
  EXPECT_TRUE(course_.is_spoilt());
  course_.end_boot({});
  EXPECT_TRUE(course_.is_over());
  EXPECT_EQ(state(2), State::kNotRun);
}

TEST_F(CourseTest, WantsNamesThatDiffer) {
  course_.begin_boot("T");
  say("plan|2\ncase|0|A.a|a.cc|1\ncase|1|A.a|b.cc|1\n");
  EXPECT_TRUE(course_.is_spoilt());
  course_.end_boot({});
  ASSERT_EQ(course_.faults().size(), 1u);
  EXPECT_TRUE(course_.faults().front().starts_with("two cases have the name A.a"));
}

TEST_F(CourseTest, SaysWhatEndsTheMachineBetweenCases) {
  begin();
  pass("0");
  course_.end_boot(kPanic);
  ASSERT_EQ(course_.faults().size(), 1u);
  EXPECT_EQ(course_.faults().front(), "behind the case A.a: PANIC");
  EXPECT_EQ(begin(), (Commands{"run 1 2", "end"}));
}

TEST_F(CourseTest, DoesNotTryAgainWhereNoCaseIsReached) {
  begin();
  course_.end_boot(kPanic);
  EXPECT_TRUE(course_.is_over());
  EXPECT_EQ(course_.faults().front(), "before any case: PANIC");
}

TEST_F(CourseTest, WantsTheEndToBeSaid) {
  begin();
  pass("0");
  pass("1");
  pass("2");
  course_.end_boot(kSuccess);
  EXPECT_TRUE(course_.is_over());
  ASSERT_EQ(course_.faults().size(), 1u);
}

TEST_F(CourseTest, WantsSuccessBehindTheEnd) {
  begin();
  pass("0");
  pass("1");
  pass("2");
  say("end\n");
  course_.end_boot(kPanic);
  ASSERT_EQ(course_.faults().size(), 1u);
}

TEST_F(CourseTest, BoundsRestarts) {
  course_.begin_boot("T");
  std::string plan = "plan|1000\n";
  for (int i = 0; i < 1000; ++i) {
    plan += host::concat("case|", i, "|A.a", i, "|a.cc|1\n");
  }
  int boots = 0;
  do {
    say(plan + host::concat("start|", boots, "\n"));
    course_.end_boot(kPanic);
    ++boots;
    if (!course_.is_over()) {
      course_.begin_boot("T");
    }
  } while (!course_.is_over() && boots < 1000);
  EXPECT_EQ(boots, 101);
  EXPECT_TRUE(course_.why_not_run().contains("100 times"));
  EXPECT_EQ(state(500), State::kNotRun);
}

TEST_F(CourseTest, EndsWhereTheTimeIsOver) {
  begin();
  say("start|0\n");
  course_.end_boot({.sentence = "LATE", .is_last = true});
  EXPECT_TRUE(course_.is_over());
  EXPECT_EQ(state(0), State::kFailed);
  EXPECT_EQ(state(1), State::kNotRun);
  EXPECT_EQ(course_.why_not_run(), "LATE");
}

TEST_F(CourseTest, BootsForEachDeath) {
  begin();
  pass("0");
  say("start|1\ndeath|0|a.cc|20|no frame\npassed|1\n");
  pass("2");
  say("end\n");
  course_.end_boot(kSuccess);
  EXPECT_FALSE(course_.is_over());
  EXPECT_EQ(begin(), (Commands{"die 1 0", "end"}));
  say("start|1\noutput|no page\ndying|0\noutput|no frame\n");
  course_.end_boot(kPanic);
  EXPECT_TRUE(course_.is_over());
  EXPECT_EQ(state(1), State::kPassed);
}

TEST_F(CourseTest, FailsACaseWhoseStatementSurvives) {
  boot_for_death_of_first("death|0|a.cc|20|x\n");
  say("start|0\ndying|0\nsurvived|0\npassed|0\nend\n");
  EXPECT_FALSE(course_.is_spoilt());
  course_.end_boot(kSuccess);
  EXPECT_TRUE(course_.is_over());
  EXPECT_EQ(state(0), State::kFailed);
  EXPECT_EQ(course_.results()[0].failures.front().line, 20u);
}

// What the case does may depend on what others have left.
TEST_F(CourseTest, WantsTheSameDeathInItsBoot) {
  boot_for_death_of_first("death|0|a.cc|20|\ndeath|1|a.cc|21|\n");
  say("start|0\ndeath|0|a.cc|20|\ndying|0\n");
  course_.end_boot(kPanic);
  EXPECT_EQ(state(0), State::kPassed);
  begin();
  say("start|0\ndeath|0|a.cc|20|\ndeath|1|a.cc|30|\ndying|1\n");
  EXPECT_TRUE(course_.is_spoilt());
  course_.end_boot(kPanic);
  EXPECT_EQ(failure(0),
            "the kernel did not come to the statement that is to end it: the one at a.cc:30 comes "
            "in its place, since what earlier cases have left is not there");
}

TEST_F(CourseTest, SaysWhereACaseEndsWithoutTheDeath) {
  boot_for_death_of_first("death|0|a.cc|20|\n");
  say("start|0\npassed|0\nend\n");
  course_.end_boot(kSuccess);
  EXPECT_TRUE(failure(0).ends_with("its case has ended without it")) << failure(0);
}

// What it has printed before does not count.
TEST_F(CourseTest, WantsTheWordsOfTheDeath) {
  boot_for_death_of_first("death|0|a.cc|20|no frame\n");
  say("start|0\noutput|no frame\ndying|0\noutput|something else\n");
  course_.end_boot({.sentence = "PANIC", .is_death = true, .console = "no frame"});
  EXPECT_EQ(state(0), State::kFailed);
}

TEST_F(CourseTest, TakesTheConsoleOfAKernelThatSendsNoOutput) {
  boot_for_death_of_first("death|0|a.cc|20|no frame\n");
  say("start|0\ndying|0\n");
  course_.end_boot({.sentence = "PANIC", .is_death = true, .console = "no frame"});
  EXPECT_EQ(state(0), State::kPassed);
}

// A panic comes behind all else.
TEST_F(CourseTest, WantsTheLastWordsOfTheDeath) {
  boot_for_death_of_first("death|0|a.cc|20|no frame\n");
  say("start|0\ndying|0\n");
  for (int i = 0; i < 200; ++i) {
    say("output|" + std::string(1000, 'x') + "\n");
  }
  say("output|no frame\n");
  course_.end_boot(kPanic);
  EXPECT_EQ(state(0), State::kPassed);
}

// Whether the runner or the kernel's end came first.
TEST_F(CourseTest, WantsADeathWithoutNoise) {
  boot_for_death_of_first("death|0|a.cc|20|\n");
  say("start|0\ndying|0\n");
  course_.take("noise\n");
  course_.end_boot(kPanic);
  EXPECT_EQ(state(0), State::kFailed);
  EXPECT_TRUE(failure(0).contains("noise")) << failure(0);
}

TEST_F(CourseTest, DoesNotPassACaseWhoseDeathIsNotSeen) {
  begin();
  say("start|0\ndeath|0|a.cc|20|\npassed|0\n");
  say("start|1\ndeath|0|a.cc|30|\nfailure|a.cc|31|no\nfailed|1\n");
  say("start|2\n");
  course_.end_boot({.sentence = "LATE", .is_last = true});
  EXPECT_TRUE(course_.is_over());
  EXPECT_EQ(state(0), State::kNotRun);
  EXPECT_EQ(state(1), State::kFailed);
}

TEST_F(CourseTest, BoundsWhatIsKept) {
  begin();
  say("start|0\n");
  for (int i = 0; i < 1000; ++i) {
    say("output|" + std::string(1000, 'x') + "\nfailure|a.cc|1|no\n");
  }
  say("failed|0\n");
  EXPECT_LT(course_.results()[0].output.size(), 200'000u);
  EXPECT_EQ(course_.results()[0].failures.size(), 100u);
}

}  // namespace
}  // namespace slipway::runner
