// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/verdict.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <tuple>

namespace slipway::runner {
namespace {

Screen screen_with(std::string_view text) {
  Screen screen = Screen::of_text(25, 80);
  for (std::size_t i = 0; i < text.size(); ++i) {
    screen.cells[i].character = static_cast<unsigned char>(text[i]);
  }
  return screen;
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
  EXPECT_EQ(
      run.verdict().sentence,
      "wrong text on the console: \"World\" is not in what went to COM1, nor \"Hello\" in what "
      "went to the debug console, or not in the expected order");
}

TEST(Verdict, WrongScreen) {
  MachineRun run;
  run.facts.screen = screen_with("Hallo Welt!");
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongScreen);
  EXPECT_EQ(run.verdict().sentence, "wrong text on the screen: \"Hello World!\" is not there");
}

// A run that should show a picture, and shows this one, of a single pixel each.
MachineRun run_with_picture(char expected, char shown) {
  MachineRun run;
  run.expected.golden = Golden{.name = "my/golden.png",
                               .picture = Picture(1, 1, std::string(3, expected)),
                               .masked = {},
                               .renewal = "RENEW"};
  run.facts.screen.picture = std::make_shared<const Picture>(1, 1, std::string(3, shown));
  return run;
}

TEST(Verdict, WrongPicture) {
  EXPECT_EQ(run_with_picture('a', 'a').verdict().outcome, Outcome::kPass);
  MachineRun run = run_with_picture('a', 'b');
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongPicture);
  EXPECT_EQ(run.verdict().sentence,
            "wrong picture on the screen: 1 pixel of the screen is not as in my/golden.png, all "
            "within x = 0, y = 0, width = 1, height = 1; if the screen is right, make the picture "
            "anew: RENEW");
  run.facts.registers = "HLT=0";
  EXPECT_TRUE(run.verdict().sentence.contains("let it halt"));
}

TEST(Verdict, APictureIsBesideAllElse) {
  MachineRun run = run_with_picture('a', 'b');
  run.expected.unwanted = {"World"};
  EXPECT_EQ(run.verdict().outcome, Outcome::kUnwantedText);
  run.facts.exit_code = 0x11;
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongExitCode);
  run = run_with_picture('a', 'a');
  run.expected.screen = {"Hello Moon!"};
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongScreen);
}

TEST(Verdict, WaitsForThePictureOfAKernelWithoutAnExitCode) {
  for (const ExpectedEnd end : {ExpectedEnd::kHalt, ExpectedEnd::kShown}) {
    MachineRun run = run_with_picture('a', 'b');
    run.expected.end = end;
    run.facts.ending = Ending::kTimeLimit;
    EXPECT_FALSE(is_on_screen(run.facts.screen, run.expected));
    EXPECT_TRUE(run.verdict().sentence.starts_with(
        "wrong picture on the screen: after 30 s 1 pixel of the screen is not as in "));
  }
  MachineRun run = run_with_picture('a', 'b');
  run.expected.end = ExpectedEnd::kShown;
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongPicture);
  run.facts.ending = Ending::kReset;
  EXPECT_EQ(run.verdict().outcome, Outcome::kReset);
  EXPECT_TRUE(run.verdict().sentence.contains("before the screen was as expected: 1 pixel"));
  run = run_with_picture('a', 'a');
  EXPECT_TRUE(is_on_screen(run.facts.screen, run.expected));
}

TEST(Verdict, BlankPixelsAreOutput) {
  MachineRun run;
  run.facts.screen = Screen::of_drawn_text(2, 20, 160, 32);
  run.facts.serial = run.facts.debug_console = "";
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongScreen);
}

TEST(Verdict, NoGlyph) {
  MachineRun run;
  run.facts.screen = Screen::of_drawn_text(2, 20, 160, 32);
  for (std::size_t i = 0; i < 12; ++i) {
    run.facts.screen.cell(1, i + 2).character = u"Hello World!"[i];
  }
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
  run.facts.screen.cell(1, 6).character = kUnknownCharacter;
  EXPECT_EQ(run.verdict().outcome, Outcome::kNoGlyph);
  EXPECT_EQ(run.verdict().sentence,
            "no glyph on the screen: \"Hello World!\" would be in row 2, but what is drawn in its "
            "column 7 is no glyph of the font (both counted from 1)");
  run.facts.ending = Ending::kTimeLimit;
  EXPECT_EQ(run.verdict().outcome, Outcome::kTimeout);
}

TEST(Verdict, NoGridOfLetters) {
  for (const auto& [fault, outcome, name] :
       {std::tuple{GridFault::kNoGrid, Outcome::kNoGrid, "no grid on the screen"},
        {GridFault::kWrongFont, Outcome::kWrongFont, "wrong font on the screen"},
        {GridFault::kTwoGrids, Outcome::kTwoGrids, "two grids on the screen"}}) {
    MachineRun run;
    run.facts.screen = Screen::of_pixels(160, 32);
    run.facts.screen.grid_fault = fault;
    run.facts.screen.grid_words = "so it is";
    EXPECT_EQ(run.verdict().outcome, outcome);
    EXPECT_EQ(run.verdict().sentence,
              std::string(name) + ": \"Hello World!\" is not there: so it is");
  }
}

TEST(Verdict, BlanksAtARowsEndAreOnTheScreen) {
  MachineRun run;
  run.facts.screen = screen_with("login:");
  run.facts.serial = run.facts.debug_console = "login: ";
  run.expected.screen = run.expected.console = {"login: "};
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
  run.expected.unwanted = {"login:"};
  EXPECT_EQ(run.verdict().sentence,
            "unwanted text: \"login:\" must not appear, but there is the line \"login:\"");
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
                                        std::pair{Ending::kFlood, Outcome::kFlood},
                                        std::pair{Ending::kEmulatorEnded, Outcome::kEarlyExit}}) {
    run.facts.ending = ending;
    run.expected.end = ExpectedEnd::kExitStatus;
    EXPECT_EQ(run.verdict().outcome, outcome);
    run.expected.end = ExpectedEnd::kHalt;
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

// Whatever is expected, that status among it.
TEST(Verdict, NamesTheFirstFaultOfAKernelWithoutHandlers) {
  MachineRun run;
  run.facts.exit_code = 0x13;
  run.facts.serial.clear();
  run.facts.debug_console =
      "Hello World!\r\nSlipway: first fault: exception 6 (invalid opcode) at 0x10\r\nmore";
  run.expected.exit_status = 39;
  EXPECT_EQ(run.verdict().outcome, Outcome::kFault);
  EXPECT_TRUE(run.verdict().sentence.contains(" exception 6 (invalid opcode) at 0x10, after"))
      << run.verdict().sentence;
  run.expected.end = ExpectedEnd::kHalt;
  EXPECT_EQ(run.verdict().outcome, Outcome::kFault);
  run.expected.end = ExpectedEnd::kShown;
  run.expected.console = {"not shown"};
  EXPECT_EQ(run.verdict().outcome, Outcome::kFault);
}

TEST(Verdict, LeavesTheStatusOfAFirstFaultToKernelsThatHaveNone) {
  MachineRun run;
  run.facts.exit_code = 0x13;
  run.expected.exit_status = 39;
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
}

TEST(Verdict, SaysHowQemuEnded) {
  MachineRun run;
  run.facts.ending = Ending::kEmulatorEnded;
  run.facts.emulator_status = "signal 11";
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

TEST(Verdict, PixelsAndHiddenTextsAreOutput) {
  MachineRun run;
  run.facts.serial = run.facts.debug_console = "";
  run.facts.screen = Screen::of_pixels(640, 480);
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongScreen);
  EXPECT_TRUE(run.verdict().sentence.contains("the screen shows pixels (640 x 480)"));
  run.facts.ending = Ending::kTimeLimit;
  EXPECT_EQ(run.verdict().outcome, Outcome::kTimeout);
  run.facts.ending = Ending::kExitCode;
  run.facts.screen = screen_with("");
  EXPECT_EQ(run.verdict().outcome, Outcome::kNoOutput);
  run.facts.screen.memory.other_pages = {"Hello World!"};
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongScreen);
  EXPECT_TRUE(run.verdict().sentence.ends_with("it is on a page that is not shown"));
  run.facts.screen.memory = {.shown_page = {"Hello World!"}, .other_pages = {}};
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongScreen);
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
  run.expected.end = ExpectedEnd::kHalt;
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongExitCode);
  run.facts.ending = Ending::kHalt;
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
}

TEST(Verdict, ATimeLimitIsNamedAsItWasGiven) {
  MachineRun run;
  run.facts.ending = Ending::kTimeLimit;
  run.facts.elapsed = std::chrono::milliseconds(2345);  // a busy machine notices late
  run.expected.time_limit = std::chrono::seconds(2);
  EXPECT_TRUE(run.verdict().sentence.starts_with("timeout: no verdict after 2 s: "));
  run.expected.time_limit = std::chrono::milliseconds(2500);
  EXPECT_TRUE(run.verdict().sentence.contains("after 2.5 s"));
}

TEST(Verdict, ATimeoutSaysWhetherTheTextsWereThere) {
  MachineRun run;
  run.facts.ending = Ending::kTimeLimit;
  EXPECT_TRUE(run.verdict().sentence.contains("all expected texts were there"));
  EXPECT_TRUE(run.verdict().sentence.contains("expect_exit = \"shown\""));
  run.facts.registers = "EFL=00000002 [-------] CPL=0 II=0 A20=1 SMM=0 HLT=1";
  EXPECT_TRUE(run.verdict().sentence.contains("expect_exit = \"halt\""));
  run.expected.end = ExpectedEnd::kHalt;
  EXPECT_TRUE(run.verdict().sentence.ends_with("the processor was not halted"));
  run.facts.serial = run.facts.debug_console = "Hallo";
  EXPECT_TRUE(run.verdict().sentence.ends_with(
      "\"Hello World!\" is not in what went to COM1 or the debug console"));
  run.facts.screen = screen_with("Hallo");
  EXPECT_TRUE(run.verdict().sentence.ends_with("on the screen \"Hello World!\" is not there"));
}

TEST(Verdict, SaysThatAKernelWentOnBehindItsExitCode) {
  constexpr std::string_view kWentOn = "the kernel had not halted behind its exit code";
  MachineRun run;
  run.expected.screen = {"Hallo"};
  EXPECT_FALSE(run.verdict().sentence.contains(kWentOn));  // nothing is known of the processor
  run.facts.registers = "EFL=00000002 [-------] CPL=0 II=0 A20=1 SMM=0 HLT=0";
  EXPECT_TRUE(run.verdict().sentence.contains(kWentOn));
  run.expected.screen = {"Hello World!"};
  run.expected.unwanted = {"World"};
  EXPECT_EQ(run.verdict().outcome, Outcome::kUnwantedText);
  EXPECT_TRUE(run.verdict().sentence.contains(kWentOn));
  run.facts.registers = "EFL=00000002 [-------] CPL=0 II=0 A20=1 SMM=0 HLT=1";
  EXPECT_FALSE(run.verdict().sentence.contains(kWentOn));
}

TEST(Verdict, DoesNotBlameTheKernelForTheLoader) {
  MachineRun run;
  run.facts.exit_code = 0x12;
  EXPECT_EQ(run.verdict().sentence,
            "wrong exit code: Slipway's loader refused to start the kernel (status 37), expected "
            "was 33 (success)");
}

TEST(Verdict, SaysThatTheFirmwareNeverStartedTheImage) {
  MachineRun run;
  run.facts.ending = Ending::kTimeLimit;
  run.facts.booted_disk = BootedDisk::kUnsaid;
  run.facts.screen = {};
  run.facts.serial = run.facts.debug_console = "";
  run.expected.time_limit = std::chrono::seconds(2);
  EXPECT_TRUE(run.verdict().sentence.starts_with(
      "no output: the time limit of 2 s passed before the firmware had started the image"));
}

// A run that ends when the texts are shown.
struct ShownRun : MachineRun {
  ShownRun() {
    facts.ending = Ending::kShown;
    expected.end = ExpectedEnd::kShown;
  }
};

TEST(Verdict, ShownTextsPass) {
  EXPECT_EQ(ShownRun().verdict().outcome, Outcome::kPass);
  EXPECT_EQ(ShownRun().verdict().sentence, "pass: all texts were shown after 0.21 s");
}

TEST(Verdict, ShownTextsPassWhateverComesNext) {
  ShownRun run;
  run.facts.exit_code = 0x11;
  run.facts.ending = Ending::kExitCode;
  EXPECT_EQ(run.verdict().sentence,
            "pass: all texts were shown; then the kernel ended with status 35 (failure) after "
            "0.21 s");
  run.facts.ending = Ending::kReset;
  run.facts.is_triple_fault = true;
  EXPECT_EQ(run.verdict().sentence,
            "pass: all texts were shown; then a triple fault reset the machine after 0.21 s");
}

TEST(Verdict, WhateverComesBeforeTheLastTextFails) {
  ShownRun run;
  run.facts.screen = screen_with("Hello");
  const auto outcome_of = [&run](Ending ending, std::uint8_t exit_code) {
    run.facts.ending = ending;
    run.facts.exit_code = exit_code;
    EXPECT_TRUE(run.verdict().sentence.contains("\"Hello World!\" is not there"));
    return run.verdict().outcome;
  };
  EXPECT_EQ(outcome_of(Ending::kReset, 0), Outcome::kReset);
  EXPECT_EQ(outcome_of(Ending::kPowerOff, 0), Outcome::kEarlyExit);
  EXPECT_EQ(outcome_of(Ending::kEmulatorEnded, 0), Outcome::kEarlyExit);
  EXPECT_EQ(outcome_of(Ending::kExitCode, 0x10), Outcome::kWrongScreen);
  EXPECT_EQ(outcome_of(Ending::kExitCode, 0x11), Outcome::kWrongExitCode);
  EXPECT_EQ(outcome_of(Ending::kTimeLimit, 0), Outcome::kTimeout);
}

TEST(Verdict, UnwantedTextIsJudgedWhenTheLastTextIsShown) {
  ShownRun run;
  run.expected.unwanted = {"PANIC"};
  for (const char* output : {"Hello World!\nPANIC", "Hello World! PANIC"}) {
    run.facts.serial = run.facts.debug_console = output;
    EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
  }
  run.facts.serial = run.facts.debug_console = "PANIC\nHello World!\n";
  EXPECT_EQ(run.verdict().outcome, Outcome::kUnwantedText);
  EXPECT_TRUE(run.verdict().sentence.ends_with("when all expected texts were shown after 0.21 s"));
}

TEST(Verdict, ARunThatCouldNotBeReadSaysNothingAboutTheKernel) {
  MachineRun run;
  run.facts.problem = "the screen could not be read";
  for (const Ending ending : {Ending::kExitCode, Ending::kTimeLimit, Ending::kReset}) {
    run.facts.ending = ending;
    EXPECT_EQ(run.verdict().outcome, Outcome::kCannotRun);
    EXPECT_EQ(run.verdict().sentence, "cannot run: the screen could not be read");
  }
  run.facts.ending = Ending::kInterrupted;
  EXPECT_EQ(run.verdict().outcome, Outcome::kInterrupted);
}

TEST(Verdict, FitsALogHoweverLongTheLineIs) {
  MachineRun run;
  run.facts.debug_console = "PANIC" + std::string(2'000'000, 'x');
  run.expected.unwanted = {"PANIC"};
  run.expected.console = {};
  EXPECT_EQ(run.verdict().outcome, Outcome::kUnwantedText);
  EXPECT_LT(run.verdict().sentence.size(), 1000u);
}

TEST(Verdict, AnotherDiskNeverPasses) {
  for (const Ending ending :
       {Ending::kExitCode, Ending::kHalt, Ending::kShown, Ending::kReset, Ending::kPowerOff,
        Ending::kEmulatorEnded, Ending::kTimeLimit, Ending::kFlood}) {
    for (const BootedDisk disk : {BootedDisk::kAnother, BootedDisk::kUnsaid}) {
      MachineRun run;
      run.facts.ending = ending;
      run.facts.booted_disk = disk;
      EXPECT_EQ(run.verdict().outcome, Outcome::kAnotherDisk);
      EXPECT_TRUE(run.verdict().sentence.starts_with("another disk: "));
      for (const ExpectedEnd end : {ExpectedEnd::kHalt, ExpectedEnd::kShown}) {
        run.expected.end = end;
        EXPECT_EQ(run.verdict().outcome, Outcome::kAnotherDisk);
      }
    }
  }
}

TEST(Verdict, AnotherDiskIsJudgedBeforeWhatItDid) {
  MachineRun run;
  run.facts.booted_disk = BootedDisk::kUnsaid;
  run.facts.exit_code = 0x11;
  run.facts.screen = screen_with("something else");
  EXPECT_EQ(run.verdict().outcome, Outcome::kAnotherDisk);
}

TEST(Verdict, TheImageIsJudgedByWhatItDid) {
  MachineRun run;
  run.facts.booted_disk = BootedDisk::kImage;
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
  run.facts.exit_code = 0x11;
  EXPECT_EQ(run.verdict().outcome, Outcome::kWrongExitCode);
}

// Then no other disk was booted, either.
TEST(Verdict, AFirmwareThatBootsNothingIsNoOtherDisk) {
  MachineRun run;
  run.facts.booted_disk = BootedDisk::kUnsaid;
  run.facts.serial = run.facts.debug_console = "";
  run.expected.end = ExpectedEnd::kShown;
  for (const auto& [screen, ending, outcome] :
       {std::tuple{"SeaBIOS (version 1.16.2)", Ending::kTimeLimit, Outcome::kNoOutput},
        std::tuple{"Booting from Hard Disk...", Ending::kTimeLimit, Outcome::kNoOutput},
        std::tuple{"No bootable device.", Ending::kTimeLimit, Outcome::kNoOutput},
        std::tuple{"No bootable device.", Ending::kHalt, Outcome::kNoOutput},
        std::tuple{"No bootable device.", Ending::kReset, Outcome::kNoOutput},
        std::tuple{"Booting from Hard Disk...", Ending::kHalt, Outcome::kNoOutput},
        std::tuple{"Booting from Hard Disk...", Ending::kShown, Outcome::kNoOutput},
        std::tuple{"", Ending::kEmulatorEnded, Outcome::kEarlyExit},
        std::tuple{"Hello World!", Ending::kInterrupted, Outcome::kInterrupted}}) {
    run.facts.screen = screen_with(screen);
    run.facts.ending = ending;
    // Not even where that is asked for.
    run.expected.screen = {*screen ? screen : "Hello World!"};
    run.expected.console = {};
    EXPECT_EQ(run.verdict().outcome, outcome) << screen;
  }
}

// A run on a UEFI machine whose firmware has started the image.
struct UefiRun : MachineRun {
  UefiRun() {
    facts.booted_disk = BootedDisk::kImage;
    facts.uefi = {.stage = UefiBoot::Stage::kStarted, .line = "", .text = "BdsDxe: starting\r\n"};
  }
};

TEST(Verdict, PassesOnAUefiMachine) {
  UefiRun run;
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass);
  run.expected.unwanted = {"BdsDxe"};
  EXPECT_EQ(run.verdict().outcome, Outcome::kPass) << "what the firmware says is not judged";
}

TEST(Verdict, SaysWhyAUefiFirmwareHasNotStartedTheImage) {
  const auto verdict_on = [](std::string_view line) {
    UefiRun run;
    run.facts.ending = Ending::kFirmware;
    run.facts.booted_disk = BootedDisk::kUnsaid;
    run.facts.uefi->stage = UefiBoot::Stage::kNotStarted;
    run.facts.uefi->line = line;
    EXPECT_EQ(run.verdict().outcome, Outcome::kNotStarted);
    return run.verdict().sentence;
  };
  EXPECT_EQ(verdict_on("BdsDxe: failed to load Boot0001 \"d\" from P: Not Found"),
            "not started: the firmware found no loader on the image's disk "
            "(\\EFI\\BOOT\\BOOTX64.EFI): an image for a BIOS alone has none; it says \"BdsDxe: "
            "failed to load Boot0001 \"d\" from P: Not Found\"");
  EXPECT_EQ(verdict_on("BdsDxe: failed to load Boot0001 \"d\" from P: Access Denied"),
            "not started: Secure Boot is on, and the image's loader has no signature that the "
            "firmware trusts; it says \"BdsDxe: failed to load Boot0001 \"d\" from P: Access "
            "Denied\"");
  EXPECT_TRUE(verdict_on("BdsDxe: failed to load Boot0001 \"d\" from P: Unsupported")
                  .starts_with("not started: the firmware could not load the image's loader; "));
  EXPECT_TRUE(verdict_on("BdsDxe: No bootable option or device was found.")
                  .starts_with("not started: the firmware found no loader "));
  EXPECT_TRUE(verdict_on("BdsDxe: failed to load Boot0001 \"UEFI PXEv4 (MAC:525400123456)\" from "
                         "PciRoot(0x0)/MAC(525400123456,0x1)/IPv4(0.0.0.0): Not Found")
                  .starts_with("not started: the firmware got no loader from the network's "));
}

TEST(Verdict, SaysThatTheImageHasReturnedToTheFirmware) {
  UefiRun run;
  run.facts.ending = Ending::kFirmware;
  run.facts.uefi->stage = UefiBoot::Stage::kReturned;
  run.facts.uefi->line = "BdsDxe: failed to start Boot0001 \"d\" from P: Aborted";
  EXPECT_EQ(run.verdict().outcome, Outcome::kReturned);
  EXPECT_TRUE(run.verdict().sentence.starts_with(
      "returned: the image has ended and given the machine back to the firmware; it says "));
  run.facts.uefi->line = "BdsDxe: failed to start Boot0001 \"d\" from P: Security Violation";
  EXPECT_TRUE(run.verdict().sentence.contains("Secure Boot is on"));
  run.facts.booted_disk = BootedDisk::kAnother;
  EXPECT_EQ(run.verdict().outcome, Outcome::kAnotherDisk);
}

TEST(Verdict, TheFirmwaresPictureIsNoOutput) {
  UefiRun run;
  run.facts.ending = Ending::kTimeLimit;
  run.facts.screen = Screen::of_pixels(1280, 800);
  run.facts.serial = run.facts.debug_console = "";
  EXPECT_EQ(run.verdict().outcome, Outcome::kTimeout) << "the image may have drawn it";
  run.facts.booted_disk = BootedDisk::kUnsaid;
  EXPECT_EQ(run.verdict().sentence,
            "no output: the time limit of 0.21 s passed before the firmware had started the image, "
            "and nothing was written to the screen, to COM1 or to the debug console");
  run.facts.booted_disk = BootedDisk::kUnchecked;
  EXPECT_EQ(run.verdict().outcome, Outcome::kTimeout);
  run.facts.uefi->stage = UefiBoot::Stage::kBefore;
  EXPECT_EQ(run.verdict().outcome, Outcome::kNoOutput);
}

TEST(Verdict, EachOutcomeHasItsOwnName) {
  std::set<std::string_view> names;
  for (const Outcome outcome :
       {Outcome::kPass, Outcome::kWrongScreen, Outcome::kWrongConsole, Outcome::kUnwantedText,
        Outcome::kWrongExitCode, Outcome::kTimeout, Outcome::kReset, Outcome::kEarlyExit,
        Outcome::kNoOutput, Outcome::kInterrupted, Outcome::kCannotRun, Outcome::kFlood,
        Outcome::kAnotherDisk, Outcome::kNotStarted, Outcome::kReturned, Outcome::kNoGlyph,
        Outcome::kNoGrid, Outcome::kWrongFont, Outcome::kTwoGrids}) {
    names.insert(name_of(outcome));
  }
  EXPECT_EQ(names.size(), 19u);
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
