#include "image/runner/verdict/verdict.h"

#include <gtest/gtest.h>

#include <set>

namespace slipway::runner {
namespace {

Screen screen_with(std::string_view text) {
  std::string memory;
  for (const char character : text) memory += {character, 0x07};
  return Screen::from_memory(memory);
}

// A run without a fault; each test spoils it in one way.
struct MachineRun {
  Facts facts;
  Expectations expected;

  MachineRun() {
    facts.ending = Ending::kExitCode;
    facts.elapsed = std::chrono::milliseconds(210);
    facts.exit_code = 0x10;
    facts.screen = screen_with("Hello World!");
    facts.serial = facts.debug_console = "Hello World!\r\n";
    expected.screen = expected.console = {"Hello World!"};
  }

  Verdict verdict() const { return judge(facts, expected); }
};

TEST(Verdict, Passes) {
  EXPECT_EQ(MachineRun().verdict().outcome, Outcome::kPass);
  EXPECT_EQ(MachineRun().verdict().sentence,
            "pass: the kernel ended with status 33 (success) after 0.21 s");
}

TEST(Verdict, OneConsoleIsEnough) {
  MachineRun run;
  run.facts.serial.clear();
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
  run.expected.consoles = ConsoleChoice::kSerial;
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongConsole);
  run.expected.consoles = ConsoleChoice::kBoth;
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongConsole);
  run.expected.consoles = ConsoleChoice::kDebug;
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
}

TEST(Verdict, TextsAreNotPutTogetherFromTwoConsoles) {
  MachineRun run;
  run.expected.console = {"Hello", "World"};
  run.facts.serial = "Hello";
  run.facts.debug_console = "World";
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongConsole);
}

TEST(Verdict, WrongScreen) {
  MachineRun run;
  run.facts.screen = screen_with("Hallo Welt!");
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongScreen);
  EXPECT_EQ(run.verdict().sentence, "wrong text on the screen: \"Hello World!\" is not there");
}

TEST(Verdict, WrongConsole) {
  MachineRun run;
  run.facts.serial = run.facts.debug_console = "Hallo Welt!";
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongConsole);
}

TEST(Verdict, UnwantedTextAnywhere) {
  for (std::string Facts::* place : {&Facts::serial, &Facts::debug_console}) {
    MachineRun run;
    run.facts.*place += "PANIC at demo.cc:1";
    run.expected.unwanted = {"PANIC"};
    EXPECT_EQ(run.verdict().outcome, Outcome::kUnwantedText);
    EXPECT_EQ(run.verdict().sentence,
              "unwanted text: \"PANIC\" must not appear, but there is the line "
              "\"PANIC at demo.cc:1\"");
  }
}

TEST(Verdict, WrongExitCode) {
  MachineRun run;
  run.facts.exit_code = 0x11;
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongExitCode);
  EXPECT_EQ(run.verdict().sentence,
            "wrong exit code: the kernel ended with status 35 (failure), expected was 33 "
            "(success)");
  run.expected.exit_status = 35;
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
}

TEST(Verdict, RightTextsNeverRescueALostMachine) {
  MachineRun run;
  for (const auto& [ending, outcome] : {std::pair{Ending::kTimeLimit, Outcome::kTimeout},
                                        std::pair{Ending::kReset, Outcome::kReset},
                                        std::pair{Ending::kPowerOff, Outcome::kEarlyExit},
                                        std::pair{Ending::kQemuEnded, Outcome::kEarlyExit}}) {
    run.facts.ending = ending;
    run.expected.exit_status = 33;
    EXPECT_EQ(run.verdict().outcome, outcome);
    run.expected.exit_status.reset();
    EXPECT_EQ(run.verdict().outcome, outcome);
  }
}

TEST(Verdict, TellsATripleFaultFromAReset) {
  MachineRun run;
  run.facts.ending = Ending::kReset;
  EXPECT_TRUE(run.verdict().sentence.contains("the machine reset itself"));
  run.facts.is_triple_fault = true;
  EXPECT_TRUE(run.verdict().sentence.contains("a triple fault reset the machine"));
}

TEST(Verdict, SaysHowQemuEnded) {
  MachineRun run;
  run.facts.ending = Ending::kQemuEnded;
  run.facts.qemu_status = "signal 11";
  EXPECT_TRUE(run.verdict().sentence.contains("QEMU ended by itself (signal 11)"));
}

TEST(Verdict, NoOutput) {
  MachineRun run;
  run.facts.screen = screen_with("SeaBIOS (version 1.16.2)");
  run.facts.serial.clear();
  run.facts.debug_console.clear();
  EXPECT_EQ(run.verdict().outcome, Outcome::kNoOutput);
  run.facts.ending = Ending::kTimeLimit;
  EXPECT_EQ(run.verdict().outcome, Outcome::kNoOutput);
}

TEST(Verdict, NoOutputOfADiskThatDoesNotBoot) {
  MachineRun run;
  run.facts.ending = Ending::kTimeLimit;
  run.facts.screen = screen_with("No bootable device.");
  run.facts.serial.clear();
  run.facts.debug_console.clear();
  EXPECT_EQ(run.verdict().sentence, "no output: the BIOS found nothing to boot on the disk");
}

TEST(Verdict, AKernelThatIsAskedForNoTextMayBeSilent) {
  MachineRun run;
  run.facts.screen = {};
  run.facts.serial = run.facts.debug_console = "";
  run.expected.screen = run.expected.console = {};
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
}

TEST(Verdict, AHaltPassesOnlyWhereItIsExpected) {
  MachineRun run;
  run.expected.exit_status.reset();
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongExitCode);
  run.facts.ending = Ending::kHalt;
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
}

TEST(Verdict, EachOutcomeHasItsOwnName) {
  std::set<std::string_view> names;
  for (const Outcome outcome :
       {Outcome::kPass, Outcome::kWrongScreen, Outcome::kWrongConsole, Outcome::kUnwantedText,
        Outcome::kWrongExitCode, Outcome::kTimeout, Outcome::kReset, Outcome::kEarlyExit,
        Outcome::kNoOutput, Outcome::kInterrupted}) {
    names.insert(name_of(outcome));
  }
  EXPECT_EQ(names.size(), 10u);
}

TEST(Verdict, OfAnInterruptedRunIsNoPass) {
  Facts facts;
  facts.ending = Ending::kInterrupted;
  facts.elapsed = std::chrono::milliseconds(1230);
  const Verdict verdict = judge(facts, {});
  EXPECT_EQ(verdict.outcome, Outcome::kInterrupted);
  EXPECT_EQ(
      verdict.sentence,
      "interrupted: a signal ended the run after 1.23 s, before the kernel wrote an exit code");
}

}  // namespace
}  // namespace slipway::runner
