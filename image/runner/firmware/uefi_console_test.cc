// SPDX-License-Identifier: Apache-2.0
#include "image/runner/firmware/uefi_console.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Stage = UefiBoot::Stage;

// As OVMF 2025.02 writes it.
constexpr std::string_view kClear = "\x1b[2J\x1b[01;01H\x1b[=3h\x1b[2J\x1b[01;01H";
constexpr std::string_view kLoading =
    "BdsDxe: loading Boot0001 \"UEFI Misc Device\" from PciRoot(0x0)/Pci(0x2,0x0)\r\n";
constexpr std::string_view kStarting =
    "BdsDxe: starting Boot0001 \"UEFI Misc Device\" from PciRoot(0x0)/Pci(0x2,0x0)\r\n";
constexpr std::string_view kNotFound =
    "BdsDxe: failed to load Boot0001 \"UEFI Misc Device\" from PciRoot(0x0)/Pci(0x2,0x0): Not "
    "Found\r\n";
constexpr std::string_view kStartingShell =
    "BdsDxe: starting Boot0002 \"EFI Internal Shell\" from Fv(7CB8BDC9)/FvFile(7C04A583)\r\n";
constexpr std::string_view kLoadingMenu =
    "BdsDxe: loading Boot0000 \"UiApp\" from Fv(7CB8BDC9)/FvFile(462CAA21)\r\n";

const std::string kBoot = std::string(kClear).append(kLoading).append(kStarting);

// A machine that has written `text`, byte by byte, and goes on.
struct Machine {
  UefiConsole console;
  std::string of_image;

  void writes(std::string_view text, bool has_spoken = false) {
    for (const char byte : text) {
      of_image += console.take(std::string_view(&byte, 1), has_spoken);
    }
  }
  Stage stage() const { return console.boot().stage; }
};

TEST(UefiConsole, TellsTheImagesTextFromTheFirmwares) {
  Machine machine;
  machine.writes(kBoot);
  EXPECT_EQ(machine.of_image, "");
  EXPECT_EQ(machine.stage(), Stage::kStarted);
  EXPECT_EQ(machine.console.boot().text, std::string(kLoading).append(kStarting));
  machine.writes("Hello\r\nWorld");
  EXPECT_EQ(machine.of_image, "Hello\r\nWorld");
  EXPECT_EQ(machine.console.rest(true), "");
}

TEST(UefiConsole, DoesNotDependOnHowTheTextComes) {
  const std::string all = kBoot + "Hello\r\nWorld\r\n";
  for (std::size_t cut = 0; cut <= all.size(); ++cut) {
    for (const bool has_spoken : {false, true}) {
      UefiConsole console;
      std::string of_image = console.take(all.substr(0, cut), has_spoken && cut > kBoot.size());
      of_image += console.take(all.substr(cut), has_spoken);
      of_image += console.rest(true);
      ASSERT_EQ(of_image, "Hello\r\nWorld\r\n") << "cut at " << cut;
    }
  }
}

TEST(UefiConsole, GivesAPromptAtOnce) {
  Machine machine;
  machine.writes(kBoot);
  machine.writes("B");
  EXPECT_EQ(machine.of_image, "") << "may become a line of the firmware's";
  machine.writes("oot: ");
  EXPECT_EQ(machine.of_image, "Boot: ");
  machine.writes("BdsDxe: \r\n");
  EXPECT_EQ(machine.of_image, "Boot: BdsDxe: \r\n") << "within the image's line";
  EXPECT_EQ(machine.stage(), Stage::kStarted);
}

TEST(UefiConsole, GivesTheEndOfTheImagesText) {
  Machine machine;
  machine.writes(kBoot);
  machine.writes("BdsD");
  EXPECT_EQ(machine.of_image, "");
  EXPECT_EQ(machine.console.rest(false), "BdsD");
}

TEST(UefiConsole, SeesThatNothingIsStarted) {
  const auto line_of = [](std::string_view text) {
    Machine machine;
    machine.writes(kClear);
    machine.writes(text);
    machine.writes("UEFI Interactive Shell v2.2\r\n");
    EXPECT_EQ(machine.stage(), Stage::kNotStarted);
    EXPECT_EQ(machine.of_image, "");
    EXPECT_EQ(machine.console.rest(false), "");
    EXPECT_TRUE(machine.console.boot().text.ends_with("UEFI Interactive Shell v2.2\r\n"));
    return machine.console.boot().line;
  };
  EXPECT_EQ(line_of(kNotFound), kNotFound.substr(0, kNotFound.size() - 2));
  EXPECT_EQ(line_of("BdsDxe: No bootable option or device was found.\r\n"),
            "BdsDxe: No bootable option or device was found.");
  EXPECT_EQ(line_of(kStartingShell), kStartingShell.substr(0, kStartingShell.size() - 2));
  EXPECT_EQ(line_of(std::string(kLoading) + "BdsDxe: failed to load Boot0001 \"d\" from x: Access "
                                            "Denied\r\n"),
            "BdsDxe: failed to load Boot0001 \"d\" from x: Access Denied");
}

TEST(UefiConsole, SeesThatTheImageReturns) {
  Machine machine;
  machine.writes(kBoot);
  machine.writes("no disk\r\n\x1b[0m");
  machine.writes(kLoadingMenu);
  machine.writes("\x1b[2JBoot Manager\r\n");
  EXPECT_EQ(machine.stage(), Stage::kReturned);
  EXPECT_EQ(machine.console.boot().line, kLoadingMenu.substr(0, kLoadingMenu.size() - 2));
  EXPECT_EQ(machine.of_image, "no disk\r\n");
}

TEST(UefiConsole, BelievesTheLoaderMoreThanAnyText) {
  Machine machine;
  machine.writes(kBoot);
  machine.writes(kLoadingMenu, /*has_spoken=*/true);
  EXPECT_EQ(machine.stage(), Stage::kStarted);
  EXPECT_EQ(machine.of_image, kLoadingMenu);
}

TEST(UefiConsole, TakesAllFromFirmwareThatIsSilent) {
  Machine machine;
  machine.writes("Hello\r\nWo");
  EXPECT_EQ(machine.of_image, "") << "may be the firmware's";
  machine.writes("rld\r\n", /*has_spoken=*/true);
  EXPECT_EQ(machine.of_image, "Hello\r\nWorld\r\n");
  EXPECT_EQ(machine.console.boot().text, "");
}

TEST(UefiConsole, TakesAllFromSilentFirmwareAtTheEnd) {
  Machine ended;
  ended.writes("Hello\r\nWorld");
  EXPECT_EQ(ended.console.rest(true), "Hello\r\nWorld");
  Machine waiting;
  waiting.writes("Hello\r\nWorld");
  EXPECT_EQ(waiting.console.rest(false), "") << "nobody knows that an image has run";
  EXPECT_EQ(waiting.console.boot().text, "Hello\r\nWorld");
}

TEST(UefiConsole, GoesOnWhereTheImageStarts) {
  UefiConsole console = UefiConsole::of_started_image();
  EXPECT_EQ(console.boot().stage, Stage::kStarted);
  EXPECT_EQ(console.take("Hello!\n", /*has_spoken=*/false), "Hello!\n");
  EXPECT_EQ(console.take("BdsDxe: loading Boot0000\n", /*has_spoken=*/false), "");
  EXPECT_EQ(console.boot().stage, Stage::kReturned);
}

}  // namespace
}  // namespace slipway::runner
