// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/command_line.h"

#include <gtest/gtest.h>

#include <fstream>

namespace slipway::runner {
namespace {

using Arguments = std::vector<std::string>;

// With what every command line needs in front.
host::Result<CommandLine> parse(Arguments more) {
  Arguments arguments = {"test", "--emulator=q", "--image=i"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return parse_command_line(arguments);
}

TEST(CommandLine, HasDefaults) {
  const auto result = parse({});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->mode, Mode::kTest);
  EXPECT_EQ(result->emulator, "q");
  EXPECT_EQ(result->machine.image, "i");
  EXPECT_EQ(result->expected.exit_status, 33);
  EXPECT_FALSE(result->has_time_limit);
}

TEST(CommandLine, SavesToAFile) {
  const auto saving = [](Arguments more) {
    Arguments arguments = {"save", "--emulator=q", "--image=i"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return parse_command_line(arguments);
  };
  const auto result = saving({"--firmware-state=f"});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->mode, Mode::kSave);
  EXPECT_EQ(result->machine.firmware_state, "f");
  EXPECT_EQ(saving({}).error(), "--firmware-state: is missing: give --firmware-state=FILE");
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

TEST(CommandLine, ExpectsATextInBothPlaces) {
  const auto result = parse({"--expect=a", "--expect-console=b"});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->expected.screen, Arguments{"a"});
  EXPECT_EQ(result->expected.console, (Arguments{"a", "b"}));
  EXPECT_FALSE(result->expected.needs_screen);
  EXPECT_TRUE(parse({"--expect-screen=a"})->expected.needs_screen);
  EXPECT_FALSE(parse({"--expect="}));
}

TEST(CommandLine, TakesAGoldenPicture) {
  const auto result = parse({"--screenshot=my/golden.png", "--screenshot-mask=0,16,8,16",
                             "--screenshot-mask=1,2,3,4", "--screenshot-renewal=bazel run x"});
  ASSERT_TRUE(result) << result.error();
  EXPECT_EQ(result->golden.path, "my/golden.png");
  EXPECT_EQ(result->golden.renewal, "bazel run x");
  ASSERT_EQ(result->golden.masked.size(), 2U);
  EXPECT_EQ(result->golden.masked[0], (Region{.x = 0, .y = 16, .width = 8, .height = 16}));
  EXPECT_FALSE(parse({"--screenshot-mask=0,16,0,16"}));
}

TEST(CommandLine, RenewsOnlyWhatIsNamed) {
  EXPECT_FALSE(parse_command_line(Arguments{"renew", "--emulator=q", "--image=i"}));
  const auto result =
      parse_command_line(Arguments{"renew", "--emulator=q", "--image=i", "--screenshot=g.png"});
  ASSERT_TRUE(result) << result.error();
  EXPECT_EQ(result->mode, Mode::kRenew);
}

TEST(CommandLine, KnowsTheEmulators) {
  EXPECT_EQ(parse({})->emulator_kind, EmulatorKind::kQemu);
  EXPECT_EQ(parse({"--emulator-kind=bochs"})->emulator_kind, EmulatorKind::kBochs);
  EXPECT_FALSE(parse({"--emulator-kind=virtualbox"}));
}

TEST(CommandLine, OpensNoWindowOfAnotherEmulator) {
  EXPECT_EQ(parse({"--window-qemu=w", "--window=yes"})->window_qemu, "w");
  EXPECT_EQ(parse({"--window-qemu=w", "--window=no"})->window_qemu, "");
  EXPECT_EQ(parse({"--window=no", "--window-qemu=w"})->window_qemu, "");
  EXPECT_EQ(parse({"--window=ajar"}).error(), "--window=ajar: give yes or no");
}

TEST(CommandLine, TakesAMachineAndWhatIsToBeDifferent) {
  const std::string path = testing::TempDir() + "/pc.machine";
  std::ofstream(path) << "--emulator=program\n--type=q35\n--memory=64M\n--cpu=\n";
  const auto result = parse({"--machine=" + path, "--cpu=max"});
  ASSERT_TRUE(result) << result.error();
  EXPECT_EQ(result->emulator, "program");
  EXPECT_EQ(result->machine.type, "q35");
  EXPECT_EQ(result->machine.memory, "64M");
  EXPECT_EQ(result->machine.cpu, "max");
}

TEST(CommandLine, NamesTheMachineThatIsWrong) {
  const std::string path = testing::TempDir() + "/odd.machine";
  std::ofstream(path) << "--colour=red\n";
  EXPECT_EQ(parse({"--machine=" + path}).error(),
            "--machine=" + path + ": in this file: --colour: no such option: --help shows all");
  EXPECT_TRUE(parse({"--machine=/no/such"}).error().contains("/no/such: cannot be opened"));
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

TEST(CommandLine, CollectsDisks) {
  const auto result = parse({"--attach=one,size=8M", "--attach=two,bus=usb,file=f"});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->machine.disks.size(), 2u);
  EXPECT_EQ(result->machine.disks[1].bus, "usb");
  EXPECT_EQ(parse({"--attach=one,size=8M", "--attach=one,file=f"}).error(),
            "--attach=one,file=f: there are two disks named \"one\": give each its own name");
  EXPECT_FALSE(parse({"--attach=one"}));
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
  EXPECT_EQ(parse_command_line(Arguments{"help"})->mode, Mode::kHelpForRules);
  EXPECT_TRUE(help().contains("\n  --expect-exit=END "));
}

TEST(CommandLine, SaysWhatIsWrong) {
  EXPECT_EQ(parse({"--colour=red"}).error(), "--colour: no such option: --help shows all");
  EXPECT_EQ(parse({"--timeout=soon"}).error(), "--timeout=soon: give a number of seconds");
  EXPECT_EQ(parse({"--reject="}).error(), "--reject=: needs a value: give --reject=TEXT");
  EXPECT_EQ(parse({"--console=none"}).error(), "--console=none: give any, serial, debug or both");
  EXPECT_EQ(parse({"--expect-exit=seen"}).error(),
            "--expect-exit=seen: give success, failure, refused, halt, shown or an odd number up "
            "to 511: QEMU's exit status, which is twice the kernel's code plus one");
  EXPECT_FALSE(parse({"--timeout=0"}));
  EXPECT_FALSE(parse({"--expect-exit=34"}));
  EXPECT_FALSE(parse({"--expect-exit=33x"}));
  EXPECT_FALSE(parse({"--expect-exit=513"}));
  EXPECT_EQ(parse_command_line(Arguments{}).error(),
            "what to do? Give test, cases, renew, run, save or help");
  EXPECT_EQ(parse_command_line(Arguments{"jump"}).error(),
            "\"jump\": give test, cases, renew, run, save or help");
  EXPECT_EQ(parse_command_line(Arguments{"run", "--image=i"}).error(),
            "--machine: is missing: give --machine=FILE, or --emulator=PROGRAM");
  EXPECT_EQ(parse_command_line(Arguments{"run", "--emulator=q"}).error(),
            "--image: is missing: give --image=FILE");
}

TEST(CommandLine, ChoosesTheFirmware) {
  EXPECT_EQ(parse({})->machine.firmware, Firmware::kBios);
  EXPECT_EQ(parse({"--firmware=uefi"})->machine.firmware, Firmware::kUefi);
  const auto result = parse({"--firmware=bios", "--", "-m", "64M", "--firmware=uefi"});
  ASSERT_TRUE(result) << result.error();
  EXPECT_EQ(result->machine.firmware, Firmware::kUefi);
  EXPECT_EQ(result->machine.extra, (Arguments{"-m", "64M"}));
  EXPECT_EQ(parse({"--", "--firmware=efi"}).error(), "--firmware=efi: give bios or uefi");
  EXPECT_FALSE(parse({"--", "--firmware"}));
}

TEST(CommandLine, KeepsTheFirmwareOfTheMachine) {
  const std::string path = testing::TempDir() + "/uefi.machine";
  std::ofstream(path) << "--firmware=uefi\n--uefi-code=c\n--uefi-variables=v\n";
  const auto result = parse({"--uefi-code=C", "--uefi-variables=V", "--machine=" + path});
  ASSERT_TRUE(result) << result.error();
  EXPECT_EQ(result->machine.firmware, Firmware::kUefi);
  EXPECT_EQ(result->machine.uefi_code, "c");
  EXPECT_EQ(result->machine.uefi_variables, "v");
}

}  // namespace
}  // namespace slipway::runner
